"""The scripts that make a shell ask `reader completion` what may stand at the cursor; a path it completes itself."""

from __future__ import annotations

from typing import Final

_BASH: Final = r"""_reader() {
    local line=${COMP_LINE:0:COMP_POINT} word kept= found reply
    local -a words
    COMPREPLY=()
    # bash would split words at : and = too.
    IFS=$' \t\n' read -ra words <<< "$line"
    [[ $line == *[[:space:]] ]] && words+=("")
    word=${words[${#words[@]}-1]}
    [[ $COMP_WORDBREAKS == *:* ]] && kept=${word%"${word##*[:=]}"}
    if ! found=$("$1" completion bash -- "${words[@]:1}" 2> /dev/null); then
        compopt +o default 2> /dev/null
        return
    fi
    while IFS=$'\t' read -r reply _; do
        [[ $reply ]] || continue
        [[ $reply == *[:=] ]] && compopt -o nospace 2> /dev/null
        printf -v reply %q "${reply#"$kept"}"
        COMPREPLY+=("$reply")
    done <<< "$found"
}
complete -o default -F _reader reader"""

_ZSH: Final = r"""#compdef reader
_reader() {
    local found line
    local -a whole begun whole_shown begun_shown
    found=$($words[1] completion zsh -- "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2> /dev/null) || return 1
    if [[ -z $found ]]; then
        _files
        return
    fi
    for line in "${(@f)found}"; do
        if [[ ${line%%$'\t'*} == *[:=] ]]; then
            begun+=("${line%%$'\t'*}")
            begun_shown+=("${line/$'\t'/  }")
        else
            whole+=("${line%%$'\t'*}")
            whole_shown+=("${line/$'\t'/  }")
        fi
    done
    compadd -S '' -l -d begun_shown -a begun
    compadd -l -d whole_shown -a whole
}
if [[ $funcstack[1] == _reader ]]; then
    _reader "$@"
else
    compdef _reader reader
fi"""

_FISH: Final = r"""function __reader_complete
    set -l words (commandline -opc)
    set -l word (commandline -ct)
    set -l program $words[1]
    set -e words[1]
    set -l found ($program completion fish -- $words "$word" 2> /dev/null)
    or return
    if set -q found[1]
        printf '%s\n' $found
    else
        __fish_complete_path "$word"
    end
end
complete -c reader -f -a '(__reader_complete)'"""

SCRIPTS: Final = {"bash": _BASH, "zsh": _ZSH, "fish": _FISH}
"""By the name of the shell."""
