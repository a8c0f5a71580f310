# Completion of watchlog for PowerShell. Printed by: watchlog completion powershell
# What is printed for a TAB is put in as it stands, in quotes; nothing of it is ever run.

Register-ArgumentCompleter -Native -CommandName watchlog -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)

    $words = @(
        $commandAst.CommandElements | Select-Object -Skip 1 |
            Where-Object { $_.Extent.EndOffset -lt $cursorPosition } |
            ForEach-Object {
                if ($_ -is [System.Management.Automation.Language.StringConstantExpressionAst]) { $_.Value }
                else { $_.Extent.Text }
            }
    )
    $typed = $wordToComplete
    if ($typed.StartsWith("'")) { $typed = $typed.Substring(1).Replace("''", "'") }
    elseif ($typed.StartsWith('"')) { $typed = $typed.Substring(1) }

    $encoding = [Console]::OutputEncoding
    $spoken = $env:PYTHONIOENCODING
    try {
        [Console]::OutputEncoding = New-Object System.Text.UTF8Encoding $false
        $env:PYTHONIOENCODING = 'utf-8'
        $env:_WATCHLOG_COMPLETE = 'powershell'
        $env:_WATCHLOG_WORDS = (@($words) + @($typed)) -join [char]0x1f
        foreach ($line in @(& watchlog 2>$null)) {
            if ($line -eq "`tfiles") {
                [System.Management.Automation.CompletionCompleters]::CompleteFilename($wordToComplete)
                continue
            }
            $value, $said = $line -split "`t", 2
            if (-not $value) { continue }
            if (-not $said) { $said = $value }
            [System.Management.Automation.CompletionResult]::new($value, $value, 'ParameterValue', $said)
        }
    }
    finally {
        [Console]::OutputEncoding = $encoding
        $env:PYTHONIOENCODING = $spoken
        $env:_WATCHLOG_COMPLETE = $null
        $env:_WATCHLOG_WORDS = $null
    }
}
