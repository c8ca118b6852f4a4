#!/bin/sh
# 检查一次活动的记录，然后评分。Checks a campaign's records, then scores them.
#
#   review.sh [FOLDER [OUT]]
#
# FOLDER 是有 ceping.yaml 的文件夹（默认当前文件夹）；产物写到 OUT（默认 FOLDER/out）。
# FOLDER holds a ceping.yaml (default: here); what comes out goes to OUT (default: FOLDER/out):
#
#   findings.csv   检查结果，Excel 可打开   what is wrong, for Excel
#   letters/       退回修改通知，每单位一份  a letter to each unit that has something to fix
#   results.ndjson 每单位的全部得分         each unit's result, exact
#   results.csv    得分表，Excel 可打开     the table, for Excel
#   league.csv     排名表，Excel 可打开     the league table, for Excel
#   gains.csv      各单位离上一等次多远     how far each unit is from the next band, and what gets it there
#
# 文件夹里有 gate.yaml 时按它检查每个单位，见 ceping-gate(5)。A gate.yaml there is applied to every unit.
#
# ceping-validate 查出的错误不妨碍评分：有错的单位不予计分，其余照常出分。Errors do not stop the scoring: faulty units
# come out rejected, the others scored. 退出码 exit status: 0 无误 all well; 1 数据有错 something is wrong with the
# data; 2 没能做完 the work could not be done.
set -u

folder=${1:-.}
cd "$folder" || exit 2
out=${2:-out}
mkdir -p "$out" || exit 2

set --
[ ! -f gate.yaml ] || set -- --gate gate.yaml

status=0
# Runs one command, for which 1 means work done with something found.
step() {
    "$@"
    case $? in
        0) ;;
        1) status=1 ;;
        *)
            echo "review.sh: $1 没能完成工作 / could not do its work" >&2
            exit 2
            ;;
    esac
}

step ceping-validate --summary --letters "$out/letters"
step ceping-validate -q -f csv -o "$out/findings.csv"
step ceping-score -f ndjson -o "$out/results.ndjson" "$@"
step ceping-score -q -f csv -o "$out/results.csv"
step ceping-rank -f csv -o "$out/league.csv" "$out/results.ndjson"
step ceping-explain -q --all -f csv -o "$out/gains.csv"
exit "$status"
