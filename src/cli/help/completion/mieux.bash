# Completion of mieux for bash. To have it in every shell:
#   mieux completion bash > ~/.local/share/bash-completion/completions/mieux
_mieux() {
  local line word before
  local -a words=()
  COMPREPLY=()
  # bash cuts words at `=` and `:`; mieux wants them whole.
  before=${COMP_LINE:0:COMP_POINT}
  read -ra words <<<"$before"
  [[ $before == *[[:space:]] ]] && words+=('')
  local current=${words[${#words[@]} - 1]} cut=''
  case $current in
    *[=:]*) cut=${current%"${COMP_WORDS[COMP_CWORD]#[=:]}"} ;;
  esac
  while IFS= read -r line; do
    case $line in
      :files) compopt -o filenames 2>/dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -f -- "$current") ;;
      :folders) compopt -o filenames 2>/dev/null; while IFS= read -r word; do COMPREPLY+=("$word"); done < <(compgen -d -- "$current") ;;
      *)
        word=${line%%$'\t'*}
        [[ $word == *[=/,] ]] && compopt -o nospace 2>/dev/null
        COMPREPLY+=("${word#"$cut"}")
        ;;
    esac
  done < <(mieux complete -- "${words[@]:1}" 2>/dev/null)
}
complete -F _mieux mieux
