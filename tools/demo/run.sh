#!/bin/sh
# The main job, on a review, in a throw-away home: record it, find it, take it out, undo it, bring it back.
# Usage: run.sh BIN [REVIEW], where BIN holds the installed programs.
set -eu

tools=$(cd "$(dirname "$0")" && pwd)
PATH="$1:$PATH"
REVIEW=${2:-$tools/review.txt}
if [ ! -f "$REVIEW" ]; then
    echo "There is no review at $REVIEW" >&2
    exit 2
fi

HOME_OF_DEMO=$(mktemp -d)
trap 'rm -rf "$HOME_OF_DEMO"' EXIT
unset WATCHLOG_DB
export PATH REVIEW WATCHLOG_HOME="$HOME_OF_DEMO/watchlog"
mkdir -m 700 "$WATCHLOG_HOME"
cp "$REVIEW" "$HOME_OF_DEMO/review.txt"
cd "$HOME_OF_DEMO"

show() {
    printf '\n$ %s\n' "$1"
    eval "$1"
}

echo "A throw-away home; the review is $REVIEW"
show 'watchlog add "Osmosis" --stars 1 --year 2019 --series --note - < review.txt'
show "watchlog search '\"cheap sci-fi\"' --json=id,title,watched_on,stars"
show 'watchlog search claustrophobic --json=id,title,watched_on,stars'
show 'watchlog undo'
show 'watchlog list --json'
show 'watchlog redo'
show 'watchlog export history.csv'
python "$tools/same.py" review.txt history.csv

show 'watchlog add "The Wire" s1e1-e3 --on yesterday --with Anna --tag crime'
show 'watchlog plan "Dune (2021)" --note "for a rainy Sunday"'
show 'watchlog list'
show 'watchlog log'
show 'watchlog export everything.json --format archive'
show 'WATCHLOG_HOME=elsewhere watchlog import everything.json'
show 'WATCHLOG_HOME=elsewhere watchlog export again.json --format archive'
show 'cmp everything.json again.json && echo "The two archives are the same."'
