# Completion of watchlog for bash. Printed by: watchlog completion bash
# What is printed for a TAB is put in as it stands; nothing of it is ever run.

_watchlog() {
    local line
    COMPREPLY=()
    while IFS= read -r line; do
        case $line in
            '') ;;
            $'\tfiles') type compopt >/dev/null 2>&1 && compopt -o default +o nospace ;;
            $'\thold') COMPREPLY+=('') ;;
            $'\tblank') type compopt >/dev/null 2>&1 && compopt +o nospace ;;
            *) COMPREPLY+=("${line%%$'\t'*}") ;;
        esac
    done <<<"$(_WATCHLOG_COMPLETE=bash command watchlog "$2" "$COMP_LINE" "$COMP_POINT" 2>/dev/null)"
}

# Blanks come with what is put in. Where compopt is missing, before bash 4, files are offered when nothing else is.
if type compopt >/dev/null 2>&1; then
    complete -o nospace -F _watchlog watchlog
else
    complete -o nospace -o default -F _watchlog watchlog
fi
