# What fish proposes for a line, without the descriptions.
source $argv[1]/complete.fish
complete -C "$argv[2]" | string replace -r '\t.*' ''
exit 0
