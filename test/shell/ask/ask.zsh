# What zsh proposes for a line: asked of an interactive one, by a tab at the end of the line.
zmodload zsh/zpty
folder=$1 said=$1/said
: > $said
cat > $folder/rc.zsh <<'RC'
PS1= PS2=
autoload -U compinit
compinit -u -D
source $folder/complete.zsh
zstyle ':completion:*' insert-tab false
bindkey '^I' complete-word
compadd() {
  local -a hits
  if [[ ${@[1,(i)(-|--)]} != *-[OAD]* ]]; then
    builtin compadd -O hits "$@"
    print -rl -- ${hits} >> $said
  fi
  builtin compadd "$@"
}
leave() { exit }
comppostfuncs=(leave)
RC
zpty line "folder=${(q)folder} said=${(q)said} zsh -f -i"
zpty -w line "source $folder/rc.zsh"
zpty -w -n line "$2"$'\t'
while zpty -r line shown 2>/dev/null; do :; done
cat $said
