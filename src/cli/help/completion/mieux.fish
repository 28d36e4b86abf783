# Completion of mieux for fish. To have it in every shell:
#   mieux completion fish > ~/.config/fish/completions/mieux.fish
function __mieux_complete
  set -l words (commandline -opc) (commandline -ct)
  for line in (mieux complete -- $words[2..-1] 2>/dev/null)
    switch $line
      case ':files'
        __fish_complete_path (commandline -ct)
      case ':folders'
        __fish_complete_directories (commandline -ct)
      case '*'
        echo $line
    end
  end
end
complete -c mieux -f -a '(__mieux_complete)'
