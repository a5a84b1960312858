#include "cli/completion/scripts.hpp"

#include <array>

namespace titrate::cli {
namespace {

// Bash parts words at "=" and replaces only what stands behind it, so words are put together again
// as they were typed, and the part that stays is taken off the candidates.
constexpr std::string_view bash_script =
    R"sh(# titrate's completions for bash, 4.4 or newer. In ~/.bashrc:
#   eval "$(titrate completion bash)"
_titrate() {
  local rest=${COMP_LINE:0:COMP_POINT} words=() i word gap
  for ((i = 0; i <= COMP_CWORD; i++)); do
    word=${COMP_WORDS[i]}
    gap=${rest%%[![:space:]]*}
    rest=${rest#"$gap"}
    ((i == COMP_CWORD)) && word=$rest
    rest=${rest#"$word"}
    word=${word//[\"\'\\]/}
    if [[ -z $gap && i -gt 0 ]]; then
      words[-1]+=$word
    else
      words+=("$word")
    fi
  done
  local program=${words[0]/#\~\//$HOME/} typed=${words[-1]} stays=
  [[ $COMP_WORDBREAKS == *=* && $typed == *=* ]] && stays=${typed%=*}=

  local lines
  mapfile -t lines < <("$program" __complete "${words[@]:1}" 2>/dev/null)
  COMPREPLY=()
  if [[ ${lines[0]-} == :files ]]; then
    compopt -o default
    return
  fi
  for word in "${lines[@]}"; do
    word=${word%%$'\t'*}
    COMPREPLY+=("${word#"$stays"}")
  done
  [[ ${#COMPREPLY[@]} -eq 1 && ${COMPREPLY[0]} == *= ]] && compopt -o nospace
  return 0
}
complete -o nosort -F _titrate titrate
)sh";

constexpr std::string_view zsh_script = R"sh(#compdef titrate
# titrate's completions for zsh. In ~/.zshrc, or as a file _titrate in a folder of $fpath:
#   eval "$(titrate completion zsh)"
_titrate() {
  local program=${${(Q)words[1]}/#\~\//$HOME/} line name
  local -a lines names shown how
  integer width=0
  lines=("${(@f)$("$program" __complete "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
  if [[ $lines[1] == :files ]]; then
    [[ $PREFIX == --*=* ]] && compset -P '*='
    _files
    return
  fi
  names=("${(@)${(@)lines%%$'\t'*}:#}")
  for name in $names; do
    ((width < $#name)) && width=$#name
  done
  for line in $lines; do
    name=${line%%$'\t'*}
    [[ $line == *$'\t'* ]] && name="${(r:width:)name}  -- ${line#*$'\t'}"
    shown+=("${name[1,COLUMNS-1]}")
  done
  [[ $lines[*] == *$'\t'* ]] && how=(-l)
  [[ $names[1] == *= ]] && how+=(-S '')
  compadd -V titrate -d shown "${how[@]}" -a names
}
if [[ ${funcstack[1]-} == _titrate ]]; then
  _titrate "$@"
else
  (($+functions[compdef])) || { autoload -Uz compinit && compinit -i -D }
  compdef _titrate titrate
fi
)sh";

constexpr std::string_view fish_script =
    R"sh(# titrate's completions for fish, 3.4 or newer. In ~/.config/fish/config.fish:
#   titrate completion fish | source
function __titrate_candidates
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l plain (string unescape -- $word)
    test -n "$plain"; and set word $plain
    set -l program (string replace -r '^~/' "$HOME/" -- $words[1])
    $program __complete $words[2..-1] "$word" 2>/dev/null
end
function __titrate_wants_a_file
    test "$(__titrate_candidates)" = ':files'
end
complete -c titrate -e
complete -c titrate -f -k -n 'not __titrate_wants_a_file' -a '(__titrate_candidates)'
complete -c titrate -F -n __titrate_wants_a_file
)sh";

constexpr std::array<CompletionScript, 3> scripts = {
    {{"bash", bash_script}, {"zsh", zsh_script}, {"fish", fish_script}}};

}  // namespace

std::span<const CompletionScript> completion_scripts() { return scripts; }

}  // namespace titrate::cli
