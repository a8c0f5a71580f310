# Completion of watchlog for fish. Printed by: watchlog completion fish
# What is printed for a TAB is put in with fish's own quotes; nothing of it is ever run.

function __watchlog_complete
    set -l words (commandline -opc)
    set -l typed (string unescape -- (commandline -ct); or commandline -ct)
    set -l found (_WATCHLOG_COMPLETE=fish command watchlog $words[2..-1] "$typed" 2>/dev/null)
    if test "$found[1]" = \tfiles
        set -l option (string match --regex '^--[a-z]+=' -- $typed)
        for path in (__fish_complete_path (string replace --regex '^--[a-z]+=' '' -- "$typed"))
            printf '%s\n' "$option$path"
        end
    else
        printf '%s\n' $found
    end
end

complete --command watchlog --no-files --keep-order --arguments '(__watchlog_complete)'
