# Types a line into an interactive bash, tabs too; writes down the words that the command gets.
folder=$1
{
  printf '%s\n' "PS1=; source $folder/complete.bash"
  printf '%s\n' "etcd-snapshot() { printf '%s\n' \"\$@\" > $folder/said; }"
  printf '%b\nexit\n' "$2"
} > "$folder/keys"
script -qefc 'bash --norc --noprofile -i' /dev/null < "$folder/keys" > "$folder/screen" 2>&1
cat "$folder/said"
