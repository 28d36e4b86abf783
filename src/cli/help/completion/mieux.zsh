#compdef mieux
# Completion of mieux for zsh. To have it in every shell, in a folder of $fpath:
#   mieux completion zsh > ~/.zfunc/_mieux
_mieux() {
  local line word
  local -a plain pending
  while IFS= read -r line; do
    case $line in
      :files) _files ;;
      :folders) _files -/ ;;
      *)
        word=${line%%$'\t'*}
        if [[ $word == *[=/,] ]]; then
          pending+=("$word")
        elif [[ $line == *$'\t'* ]]; then
          plain+=("${word//:/\\:}:${line#*$'\t'}")
        else
          plain+=("${word//:/\\:}")
        fi
        ;;
    esac
  done < <(mieux complete -- "${(@)words[2,CURRENT]}" 2>/dev/null)
  (( ${#pending} )) && compadd -S '' -- $pending
  (( ${#plain} )) && _describe -t mieux mieux plain
}
if [[ $funcstack[1] == _mieux ]]; then
  _mieux "$@"
else
  compdef _mieux mieux
fi
