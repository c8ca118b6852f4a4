# A rubric and the results of 120 units, one of them rejected, that draw every remark but item-hard and item-flat.
cat > rubric.yaml <<'END'
ceping: rubric/1
id: demo
title: 示例细则
total: 20
scales: {abc: {A: 1, B: 0.5, C: 0}}
items:
  - id: "1"
    title: 优美环境
    points: 10
    items:
      - {id: "1.1", title: 环境整洁, points: 5, kind: judged}
      - {id: "1.2", title: 标识清楚, points: 2, kind: judged}
      - {id: "1.3", title: 设有座椅, points: 3, kind: judged}
  - id: "2"
    title: 优质服务
    points: 10
    items:
      - {id: "2.1", title: 服务规范, points: 5, kind: level, scale: abc}
      - {id: "2.2", title: "台账<b>齐全</b>", points: 3, kind: judged, may_not_apply: true}
      - {id: "2.3", title: 制度上墙, points: 2, kind: checklist, rule: each,
         checks: [{id: a, title: 有制度, points: 1}, {id: b, title: 有照片, points: 1}]}
bonus: {items: [{id: B1, title: 受到表彰, points: 1, kind: judged}]}
END
seq 0 119 | awk '
    function node(id, points, max, more) {
        printf "%s{\"id\":\"%s\",\"points\":%g,\"max\":%g,\"status\":\"scored\"%s}", (id == "1" ? "" : ","), id, points, max, more
    }
    {
        i = $1
        if (i == 7) {
            print "{\"ceping\":\"result/1\",\"rubric\":{\"id\":\"demo\"},\"unit\":{\"id\":\"u7\"},\"status\":\"rejected\",\"findings\":[]}"
            next
        }
        s = i % 12
        a = 5 * s / 11; b = 2 * s / 11; c = 3; level = s > 5 ? "A" : "C"; d = s > 5 ? 5 : 0
        e = int(i / 12) % 4 - s / 12 + 1; e = e > 3 ? 3 : e; e = e < 0 ? 0 : e
        check = s % 3 ? "a;b" : "a"; f = s % 3 ? 2 : 1
        base = a + b + c + d + e + f
        printf "{\"ceping\":\"result/1\",\"rubric\":{\"id\":\"demo\"},\"unit\":{\"id\":\"u%d\"},\"status\":\"scored\",\"stage\":\"self\",", i
        printf "\"score\":%.2f,\"exact\":\"%.6f\",\"base\":%.6f,\"bonus\":0,\"penalty\":0,\"total\":20,\"eligible\":true,\"answered\":1,\"nodes\":[", base, base, base
        node("1", a + b + c, 10, ""); node("1.1", a, 5, ""); node("1.2", b, 2, ""); node("1.3", c, 3, "")
        node("2", d + e + f, 10, ""); node("2.1", d, 5, ",\"answer\":\"" level "\"")
        node("2.2", e, 3, ""); node("2.3", f, 2, ",\"answer\":\"" check "\""); node("B1", 0, 1, "")
        print "],\"findings\":[],\"inputs\":[]}"
    }' > results.ndjson
