# Asks the function that readline asks, with the words as readline cuts them.
source "$1/complete.bash"
line=$2 none='' folders=''
compopt() {
  [[ $* == *'+o default'* ]] && none=1
  [[ $* == *'-o dirnames'* ]] && folders=1
  return 0
}
COMP_WORDS=()
rest=$line
while [[ $rest =~ ^(\ *)([=:@]+|[^ =:@]+)(.*)$ ]]; do
  COMP_WORDS+=("${BASH_REMATCH[2]}")
  rest=${BASH_REMATCH[3]}
done
if [[ $line == *' ' ]]; then COMP_WORDS+=(''); fi
COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
_etcd_snapshot
if ((${#COMPREPLY[@]} > 0)); then printf '%s\n' "${COMPREPLY[@]}"; fi
word=${COMP_WORDS[COMP_CWORD]}
if [[ $word == [=:@] ]]; then word=''; fi
if ((${#COMPREPLY[@]} == 0)); then
  if [[ -n $folders ]]; then compgen -d -- "$word"; elif [[ -z $none ]]; then compgen -f -- "$word"; fi
fi
exit 0
