// The rubric to begin with, in Chinese: a text to be edited, so that it stands here as its reader sees it.
#include <ceping/write/starts/starting_texts.hpp>

namespace ceping::starting_texts {

// clang-format off
const char* const rubric_chinese =
R"yaml(# 测评细则。每一条后面的说明讲这一条做什么用；用不着的整条删去，改完用 ceping-lint 检查：
#   ceping-lint @FILE@
# 全部写法见 man ceping-rubric，怎样计分见 man ceping-scoring。

ceping: rubric/1
id: @ID@                      # 小写字母、数字、点和连字符；以后不再改
title: @TITLE@
edition: "@YEAR@"                     # 每年一版
status: draft                       # draft 草稿、official 正式、illustrative 示例
total: 100                          # 满分；下面 items 的分值之和
rounding: {final: 2, mode: half_up} # 总分保留两位小数，四舍五入
not_applicable: prorate             # 缺项折算：不涉及的内容不算，其余按比例补足
unverified: self                    # 没有核验到的内容按自评计分；zero 则不得分

# 依据的文件。条目里写 source: "文件#条款"，报告和通知书会引用。
sources:
  notice: {title: 关于开展文明行业测评的通知, date: @YEAR@-01-15}

period: {from: @YEAR@-01-01, to: @YEAR@-12-31}    # 测评期
deadline: @YEAR@-12-20                # 报送截止日

# 等级：由好到差，数为得分占分值的比例。
scales:
  abcd: {A: 1, B: 0.75, C: 0.5, D: 0}

# 测评方法。一项内容可以由几种方法测评，分数取平均，也可以写权重。
methods:
  material: {title: 材料审核}
  onsite: {title: 实地暗访, visits: mean}         # 多次暗访取平均；lowest 取最低，latest 取最近一次
default_methods: [material]

# 单位的情况。哪些内容对哪些单位适用（when），按什么分组排名，都由它决定。
facts:
  kind: {title: 单位类型, values: [机关, 窗口单位], required: true}

# 前置条件：没有一条不符合、也没有一条未经确认的单位才有评定资格。
prerequisites:
  - {id: Q1, title: 已按要求报送年度创建方案}

# 一票否决：ineligible 取消评定资格，zero 总分记为0。
vetoes:
  - {id: V1, title: 发生负有责任的重大安全事故, effect: ineligible}

items:
  - id: A
    title: 思想道德建设
    items:
      # 等级（level）：从等级里选一个。standard 写每一级是什么样，advice 写失分了怎样整改。
      - id: A1
        title: 学习教育
        points: 20
        kind: level
        scale: abcd
        source: "notice#一"
        standard:
          A: 每季度学习一次以上，全员参加，有记录
          B: 全年学习三次，记录完整
          C: 全年学习一至二次
          D: 没有组织学习
        advice: 年初订计划，每次学习留存签到和记录
      # 清单（checklist）：做到一项得一项的分；各项分值之和等于 points。
      - id: A2
        title: 公益广告
        points: 10
        kind: checklist
        checks:
          - {id: a, title: 服务大厅有公益广告, points: 4}
          - {id: b, title: 电子显示屏播放公益广告, points: 3}
          - {id: c, title: 内容每月更换, points: 3}
        advice: 按缺少的项目补齐，并安排专人每月更换
  - id: B
    title: 窗口服务
    items:
      # 计次（count）：每一个得多少分，from: zero 从零加起，from: full 从满分扣起。
      - id: B1
        title: 服务活动
        points: 10
        kind: count
        from: zero
        each: 2
        unit: 场
        standard: 每举办一场便民服务活动得2分，最高10分
        advice: 把服务活动排入全年计划
      - id: B2
        title: 服务纪律
        points: 10
        kind: count
        from: full
        each: 1
        unit: 次
        methods: {material: 40, onsite: 60}       # 两种方法，按权重合计
        standard: 每发现一次离岗、推诿、态度差扣1分，扣完为止
        advice: 每月通报，当月整改
      # 量化（measure）：量出一个数，按曲线得分；steps 为分档，linear 为按比例。
      - id: B3
        title: 群众满意度
        points: 20
        kind: measure
        unit: "%"
        range: [0, 100]
        shape: linear
        curve: [[60, 0], [95, 20]]
        standard: 60%及以下不得分，95%及以上得满分，其间按比例计分
        advice: 逐项分析不满意的原因并回访
      # 只对一部分单位适用的内容写 when；不适用的单位按 not_applicable 处理。
      # 评判（judged）：测评员直接给分，step 为最小单位。
      - id: B4
        title: 大厅环境
        points: 20
        kind: judged
        step: 0.5
        when: {kind: 窗口单位}
        methods: [onsite]
        standard: 整洁有序、标识清楚、设施完好
        advice: 建立每日巡查制度
  - id: C
    title: 报送
    items:
      # 时效（timeliness）：由提交日期自动算，单位不用填；每迟一天扣 per_day 分。
      - id: C1
        title: 按时报送自评材料
        points: 10
        kind: timeliness
        per_day: 2
        standard: 截止日期当天或以前报送得10分，每迟一天扣2分

# 加分和扣分：都有上限（cap），总分不超过满分、不低于0。
bonus:
  cap: 5
  items:
    - id: X1
      title: 表彰奖励
      points: 5
      kind: count
      from: zero
      take: highest                   # 几项同时有的取最高一项；不写则相加
      classes: {国家级: 5, 省级: 3, 市级: 1}
      standard: 测评期内受到表彰，取最高一项
penalties:
  cap: 10
  items:
    - id: K1
      title: 媒体曝光
      points: 10
      kind: count
      each: 2
      unit: 次
      standard: 被媒体曝光并查实，每次扣2分

# 等次：由高到低，最后一个没有条件。requires 要求某一部分达到一定的得分率。
bands:
  - {id: excellent, title: 优秀, min: 90, requires: [{item: A, min_rate: 0.8}]}
  - {id: pass, title: 达标, min: 75}
  - {id: fail, title: 未达标}

# 排名：按什么分组；同分的看哪一部分。
ranking: {by: kind, tie_break: [B, A]}
)yaml";
// clang-format on

}  // namespace ceping::starting_texts
