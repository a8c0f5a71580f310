#compdef watchlog
# Completion of watchlog for zsh. Printed by: watchlog completion zsh
# What is printed for a TAB is handed to compadd, which quotes it; nothing of it is ever run.

_watchlog() {
    emulate -L zsh
    local line value rest said
    local -a whole whole_said open open_said
    for line in "${(@f)$(_WATCHLOG_COMPLETE=zsh command watchlog "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}"; do
        case $line in
            '') ;;
            $'\tfiles')
                compset -P '--*='
                _files
                return
                ;;
            $'\thold')
                # A list first, and with the next TAB one after another.
                [[ -n $compstate[old_list] ]] && compstate[insert]=menu || compstate[insert]=
                compstate[list]='list force'
                ;;
            *)
                value=${line%%$'\t'*} rest=${line#*$'\t'}
                said=${rest%%$'\t'*}
                [[ -n $said ]] && said="$value -- $said" || said=$value
                if [[ $rest == *$'\t'open ]]; then
                    open+=("$value") open_said+=("$said")
                else
                    whole+=("$value") whole_said+=("$said")
                fi
                ;;
        esac
    done
    (( $#whole + $#open )) || return 1
    (( $#whole )) && compadd -U -V watchlog -l -d whole_said -a -- whole
    (( $#open )) && compadd -U -V watchlog -l -S '' -d open_said -a -- open
    return 0
}

if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _watchlog "$@"
else
    compdef _watchlog watchlog
fi
