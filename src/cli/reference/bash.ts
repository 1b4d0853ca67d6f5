/**
 * Completion for bash: a script that asks nothing of the command, bash 3.2 and newer, with or
 * without the package bash-completion. What can stand where is in three tables, and one function
 * walks the words of the line through them. Nothing of the tables is ever evaluated (as `compgen -W`
 * would do).
 */

import { HELP_COMMAND, everyNode } from './command-tree.ts';
import type { ArgumentNode, CommandNode, ValueNode } from './command-tree.ts';
import { resourceNames } from './resources.ts';

/** The script. */
export function bashScript(tree: CommandNode): string {
  const nodes = everyNode(tree);
  return [
    HEAD,
    table('at', '"$1"', nodes.map(atEntry)),
    table('value', '"$1 $2"', [...nodes.flatMap(valueEntries), NOTHING_KNOWN]),
    table('argument', '"$1 $2"', [...nodes.flatMap(argumentEntries), NOTHING_KNOWN]),
    WALK,
  ].join('\n');
}

const HEAD = `# Completion of etcd-snapshot for bash; made by "etcd-snapshot completion bash".
#
# In ~/.bashrc:   source <(etcd-snapshot completion bash)
# bash 3.2:       etcd-snapshot completion bash > FILE, and source FILE
`;

const NOTHING_KNOWN = '    *) return 1 ;;';

/** A function that sets variables by what its arguments are. */
function table(name: string, subject: string, entries: readonly string[]): string {
  return [
    `__etcd_snapshot_${name}() {`,
    `  case ${subject} in`,
    ...entries,
    '  esac',
    '}',
    '',
  ].join('\n');
}

/** What can stand behind a command: the commands below it, its options. */
function atEntry({ path, commands, options }: CommandNode): string {
  const names = commands.map(({ path: inner }) => inner.at(-1) ?? '');
  return [
    `    ${quote(path.join(' '))})`,
    `      commands=(${names.map(quote).join(' ')})`,
    `      options=(${options.flatMap((option) => option.names.map(quote)).join(' ')})`,
    '      ;;',
  ].join('\n');
}

function valueEntries({ path, options }: CommandNode): string[] {
  return options.flatMap(({ names, value }) => {
    if (value === undefined) return [];
    const patterns = names.map((name) => quote([...path, name].join(' ')));
    const many = value.isVariadic ? ' many=1' : '';
    return [`    ${patterns.join(' | ')}) ${settings(value)}${many} ;;`];
  });
}

function argumentEntries(node: CommandNode): string[] {
  const place = node.path.join(' ');
  return node.arguments.map((argument: ArgumentNode, index) => {
    const pattern = argument.isVariadic ? `${quote(`${place} `)}*` : quote(`${place} ${index + 1}`);
    return `    ${pattern}) ${settings(argument)} ;;`;
  });
}

function settings({ kind, choices }: ValueNode): string {
  if (kind !== 'choice' && kind !== 'resource') return `kind=${kind}`;
  const words = kind === 'resource' ? resourceNames() : choices;
  return `kind=choice choices=(${words.map(quote).join(' ')})`;
}

/** A word that the shell takes as it is. */
function quote(word: string): string {
  return `'${word.replaceAll("'", "'\\''")}'`;
}

const WALK = `_etcd_snapshot() {
  local cur='' own='' word='' glue='' path='' want='' many='' kind='' help='' ended=''
  local -i position=1 last=0 cut=0
  local -a words=() commands=() options=() choices=()
  COMPREPLY=()

  # The words as the command gets them: bash splits them at =, : and @, too.
  for word in "\${COMP_WORDS[@]:1:COMP_CWORD}"; do
    if ((\${#words[@]} > 0)) && [[ -n $glue || $word == [=:@]* ]]; then
      words[\${#words[@]} - 1]+=$word
    else
      words+=("$word")
    fi
    glue=''
    if [[ -n $word && -z \${word//[=:@]/} ]]; then glue=1; fi
  done
  last=$((\${#words[@]} - 1))
  cur=\${words[last]}
  # The part of it that bash replaces.
  own=\${COMP_WORDS[COMP_CWORD]}
  if [[ -z \${own//[=:@]/} ]]; then own=''; fi

  for word in "\${words[@]:0:last}"; do
    if [[ -n $want && (-z $many || $word != -*) ]]; then
      if [[ -z $many ]]; then want=''; fi
      continue
    fi
    want='' many=''
    if [[ -z $ended && $word == -- ]]; then
      ended=1
    elif [[ -z $ended && $word == -?* ]]; then
      if __etcd_snapshot_value "$path" "$word"; then want=$word; fi
    else
      commands=()
      __etcd_snapshot_at "$path"
      if ((\${#commands[@]} == 0)); then
        position+=1
      elif [[ $word == ${HELP_COMMAND.name} ]]; then
        help=1
      else
        path+=\${path:+ }$word
      fi
    fi
  done

  commands=() options=() kind=''
  __etcd_snapshot_at "$path"
  if [[ -n $want && (-z $many || $cur != -*) ]]; then
    __etcd_snapshot_value "$path" "$want"
  elif [[ -n $help ]]; then
    kind=choice choices=("\${commands[@]}")
  elif [[ -z $ended && $cur == --*=* ]]; then
    want=\${cur%%=*}
    cur=\${cur#*=}
    __etcd_snapshot_value "$path" "$want"
  elif [[ -z $ended && $cur == -* ]]; then
    kind=choice choices=("\${options[@]}")
  elif ((\${#commands[@]} > 0)); then
    kind=choice choices=("\${commands[@]}" ${HELP_COMMAND.name})
  else
    __etcd_snapshot_argument "$path" "$position"
  fi

  # Files are what bash completes where nothing else is found.
  case $kind in
    file) return 0 ;;
    folder) compopt +o default +o bashdefault -o dirnames 2>/dev/null ;;
    *) compopt +o default +o bashdefault 2>/dev/null ;;
  esac
  if [[ $kind != choice ]]; then return 0; fi
  cut=$((\${#cur} - \${#own}))
  for word in "\${choices[@]}"; do
    if [[ $word != "$cur"* ]]; then continue; fi
    if ((cut < 0)); then word=\${own:0:-cut}$word; else word=\${word:cut}; fi
    COMPREPLY+=("$(printf '%q' "$word")")
  done
  return 0
}

complete -o bashdefault -o default -F _etcd_snapshot etcd-snapshot
`;
