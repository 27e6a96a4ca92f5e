// Written by Scripts/make_syntax_reference.py with Prometheus 2.42's /api/v1/format_query.

enum SyntaxReference {
  /// A query, and below it the canonical text (=) or the error (!).
  static let lines = ##"""
    1
    = 1
    +1
    = 1
    -1
    = -1
    --1
    = 1
    -+-1
    = 1
    Inf
    = +Inf
    +Inf
    = +Inf
    -inf
    = -Inf
    NaN
    = NaN
    nan
    = NaN
    1 + 1
    = 1 + 1
    1.5e3
    = 1500
    1e-3
    = 0.001
    .5
    = 0.5
    5.
    = 5
    0x1F
    = 31
    017
    = 15
    089
    = 89
    0b1
    ! 1:1: parse error: bad number or duration syntax: "0"
    1+2*3
    = 1 + 2 * 3
    (1+2)*3
    = (1 + 2) * 3
    1 - 2 - 3
    = 1 - 2 - 3
    2 ^ 3 ^ 2
    = 2 ^ 3 ^ 2
    -2 ^ 2
    = -2 ^ 2
    2 ^ -1
    = 2 ^ -1
    2 ^ -x * 3
    = 2 ^ -x * 3
    -1 * 2
    = -1 * 2
    - x
    = -x
    -x ^ 2
    = -x ^ 2
    -x * 2
    = -x * 2
    1 == bool 1
    = 1 == bool 1
    1 == 1
    ! 1:3: parse error: comparisons between scalars must use BOOL modifier
    1 and 1
    ! 1:1: parse error: set operator "and" not allowed in binary scalar expression
    x and 1
    ! 1:1: parse error: set operator "and" not allowed in binary scalar expression
    1 or x
    ! 1:1: parse error: set operator "or" not allowed in binary scalar expression
    x == 1
    = x == 1
    x == bool 1
    = x == bool 1
    1 < bool 2 - 1
    = 1 < bool 2 - 1
    x + bool y
    ! 1:3: parse error: bool modifier can only be used on comparison operators
    x atan2 y
    = x atan2 y
    1 atan2 2
    = 1 atan2 2
    x % y % z
    = x % y % z
    x or y and z unless w
    = x or y and z unless w
    x > y + z < w
    = x > y + z < w
    a == b == c
    = a == b == c
    a AND b
    = a and b
    a Or b
    = a or b
    SUM(x)
    = sum(x)
    Sum BY (a) (x)
    = sum by (a) (x)
    sum
    = sum
    sum{a="b"}
    = sum{a="b"}
    sum + 1
    = sum + 1
    sum offset 5m
    = sum offset 5m
    sum[5m]
    = sum[5m]
    by
    = by
    offset
    = offset
    offset offset 5m
    = offset offset 5m
    start
    = start
    end
    = end
    and
    = and
    and and and
    = and and and
    on
    ! 1:1: parse error: unexpected <on>
    bool
    ! 1:1: parse error: unexpected <bool>
    ignoring
    ! 1:1: parse error: unexpected <ignoring>
    group_left
    ! 1:1: parse error: unexpected <group_left>
    atan2
    ! 1:1: parse error: unexpected <op:atan2>
    inf{a="b"}
    ! 1:4: parse error: unexpected "{"
    sum by (by, on, sum, bool, offset, atan2, group_left) (x)
    = sum by (by, on, sum, bool, offset, atan2, group_left) (x)
    sum by () (x)
    = sum(x)
    sum without () (x)
    = sum without () (x)
    sum by (a,) (x)
    = sum by (a) (x)
    sum by (,) (x)
    ! 1:9: parse error: unexpected "," in grouping opts, expected label
    sum by (a b) (x)
    ! 1:11: parse error: unexpected identifier "b" in grouping opts, expected "," or ")"
    sum by a (x)
    ! 1:8: parse error: unexpected identifier "a" in grouping opts, expected "("
    sum by (1) (x)
    ! 1:9: parse error: unexpected number "1" in grouping opts, expected label
    sum by (a) x
    ! 1:12: parse error: unexpected identifier "x" in aggregation
    sum x
    ! 1:5: parse error: unexpected identifier "x"
    sum(x) by (a)
    = sum by (a) (x)
    sum(x) without (a, b)
    = sum without (a, b) (x)
    sum by (a) (x) by (b)
    ! 1:16: parse error: unexpected <by>
    sum()
    ! 1:1: parse error: no arguments for aggregate expression provided
    sum(x, y)
    ! 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 1, got 2
    sum(x,)
    ! 1:6: parse error: trailing commas not allowed in function call args
    sum(,)
    ! 1:5: parse error: unexpected "," in aggregation
    topk(x)
    ! 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 1
    topk(3, x)
    = topk(3, x)
    topk(3, x, y)
    ! 1:1: parse error: wrong number of arguments for aggregate expression provided, expected 2, got 3
    topk("a", x)
    ! 1:6: parse error: expected type scalar in aggregation parameter, got string
    count_values("a", x)
    = count_values("a", x)
    count_values(1, x)
    ! 1:14: parse error: expected type string in aggregation parameter, got scalar
    quantile(0.5, x)
    = quantile(0.5, x)
    sum(x[5m])
    ! 1:5: parse error: expected type instant vector in aggregation expression, got range vector
    sum(1)
    ! 1:5: parse error: expected type instant vector in aggregation expression, got scalar
    sum("a")
    ! 1:5: parse error: expected type instant vector in aggregation expression, got string
    sum(x
    ! 1:6: parse error: unclosed left parenthesis
    sum(
    ! 1:5: parse error: unclosed left parenthesis
    sum(x b)
    ! 1:7: parse error: unexpected identifier "b" in aggregation
    sum((x b))
    ! 1:8: parse error: unexpected identifier "b" in aggregation
    sum(abs(x b))
    ! 1:11: parse error: unexpected identifier "b" in aggregation
    (x b)
    ! 1:4: parse error: unexpected identifier "b"
    x b
    ! 1:3: parse error: unexpected identifier "b"
    x 1
    ! 1:3: parse error: unexpected number "1"
    x "a"
    ! 1:3: parse error: unexpected string "\"a\""
    x {a="b"} {c="d"}
    ! 1:11: parse error: unexpected "{"
    x{}
    = x
    x{a="b"}
    = x{a="b"}
    x{a="b",}
    = x{a="b"}
    x{a="b",c!="d",e=~"f",g!~"h"}
    = x{a="b",c!="d",e=~"f",g!~"h"}
    x{b="1",a="2"}
    = x{a="2",b="1"}
    x{,}
    ! 1:3: parse error: unexpected "," in label matching, expected identifier or "}"
    x{a}
    ! 1:4: parse error: unexpected "}" in label matching, expected label matching operator
    x{a=}
    ! 1:5: parse error: unexpected "}" in label matching, expected string
    x{a="b" c="d"}
    ! 1:9: parse error: unexpected identifier "c" in label matching, expected "," or "}"
    x{a="b",,}
    ! 1:9: parse error: unexpected "," in label matching, expected identifier or "}"
    x{1="b"}
    ! 1:3: parse error: unexpected character inside braces: '1'
    x{a=b}
    ! 1:5: parse error: unexpected identifier "b" in label matching, expected string
    x{a=1}
    ! 1:5: parse error: unexpected character inside braces: '1'
    x{a=="b"}
    ! 1:5: parse error: unexpected "=" in label matching, expected string
    x{a!"b"}
    ! 1:4: parse error: unexpected character after '!' inside braces: '"'
    x{a:b="c"}
    ! 1:4: parse error: unexpected character inside braces: ':'
    x{on="c",sum="d"}
    = x{on="c",sum="d"}
    x{a="b"
    ! 1:8: parse error: unexpected end of input inside braces
    x{a="b
    ! 1:5: parse error: unterminated quoted string
    x{{
    ! 1:3: parse error: unexpected left brace '{'
    x{a="b"}}
    ! 1:9: parse error: unexpected character: '}'
    {}
    ! 1:1: parse error: vector selector must contain at least one non-empty matcher
    {a=""}
    ! 1:1: parse error: vector selector must contain at least one non-empty matcher
    {a="b"}
    = {a="b"}
    {a!="b"}
    ! 1:1: parse error: vector selector must contain at least one non-empty matcher
    {a=~".*"}
    ! 1:1: parse error: vector selector must contain at least one non-empty matcher
    {a=~".+"}
    = {a=~".+"}
    {a!~".+"}
    ! 1:1: parse error: vector selector must contain at least one non-empty matcher
    {a!=""}
    = {a!=""}
    {__name__=~"x"}
    = {__name__=~"x"}
    x{__name__="y"}
    ! 1:1: parse error: metric name must not be set twice: "x" or "y"
    x{__name__=~"y"}
    ! 1:1: parse error: metric name must not be set twice: "x" or "y"
    x[5m]
    = x[5m]
    x[5m] offset 1h
    = x[5m] offset 1h
    x offset 1h [5m]
    ! 1:13: parse error: no offset modifiers allowed before range
    x @ 5 [5m]
    ! 1:7: parse error: no @ modifiers allowed before range
    x @ start() [5m]
    = x[5m] @ start()
    x[5m:1m]
    = x[5m:1m]
    x[5m:]
    = x[5m:]
    x[5m:1m] offset 1h
    = x[5m:1m] offset 1h
    x[5m:1m] @ 5
    = x[5m:1m] @ 5.000
    x[5m] @ 5 offset 3m
    = x[5m] @ 5.000 offset 3m
    x[5m] offset 3m @ 5
    = x[5m] @ 5.000 offset 3m
    x offset 3m @ start()
    = x @ start() offset 3m
    x @ end() offset -3m
    = x @ end() offset -3m
    x @ -5
    = x @ -5.000
    x @ +5.5
    = x @ 5.500
    x @ 1e3
    = x @ 1000.000
    x @ 1.0005
    = x @ 1.001
    x @ Inf
    ! 1:1: parse error: timestamp out of bounds for @ modifier: +Inf
    x @ NaN
    ! 1:1: parse error: timestamp out of bounds for @ modifier: NaN
    x @ a
    ! 1:5: parse error: unexpected identifier "a" in @, expected timestamp
    x @ start
    ! 1:10: parse error: unexpected end of input in @, expected timestamp
    x @ start(5)
    ! 1:11: parse error: unexpected number "5" in @, expected timestamp
    x @
    ! 1:4: parse error: unexpected end of input in @, expected timestamp
    x @ 5 @ 6
    ! 1:1: parse error: @ <timestamp> may not be set multiple times
    x offset 5m offset 6m
    ! 1:1: parse error: offset may not be set multiple times
    x offset 5m5
    ! 1:10: parse error: bad number or duration syntax: "5m5"
    x[5m
    ! 1:5: parse error: unclosed left bracket
    x[5m:1m:1m]
    ! 1:8: parse error: unexpected colon ':'
    x[5m 1m]
    ! 1:6: parse error: unexpected duration "1m" in subquery or range, expected ":" or "]"
    x[5m:1m 1m]
    ! 1:9: parse error: unexpected duration "1m" in subquery selector, expected "]"
    x[5m)]
    ! 1:6: parse error: unexpected right parenthesis ')'
    x[5m1h]
    ! 1:3: parse error: not a valid duration string: "5m1h"
    x[0s]
    ! 1:3: parse error: duration must be greater than 0
    x[5m][5m]
    ! 1:6: parse error: ranges only allowed for vector selectors
    x[5m:][5m:]
    ! 1:1: parse error: subquery is only allowed on instant vector, got matrix instead
    1[5m]
    ! 1:2: parse error: ranges only allowed for vector selectors
    1[5m:]
    ! 1:1: parse error: subquery is only allowed on instant vector, got scalar instead
    (x)[5m]
    ! 1:4: parse error: ranges only allowed for vector selectors
    (x + y)[5m:1m]
    = (x + y)[5m:1m]
    (x) offset 5m
    ! 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
    (x)[5m:] offset 5m
    = (x)[5m:] offset 5m
    x + y offset 5m
    = x + y offset 5m
    x + y[5m:]
    ! 1:5: parse error: binary expression must contain only scalar and instant vector types
    sum(x)[5m:1m]
    = sum(x)[5m:1m]
    "a"
    = "a"
    'a'
    = "a"
    `a`
    = "a"
    "a" + 1
    ! 1:1: parse error: binary expression must contain only scalar and instant vector types
    1 + "a"
    ! 1:5: parse error: binary expression must contain only scalar and instant vector types
    -"a"
    ! 1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got "string"
    -x[5m]
    ! 1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got "range vector"
    "a\n\t\"\\\x41\101\u00e9"
    = "a\n\t\"\\AAé"
    'a\'b"c'
    = "a'b\"c"
    "\'"
    ! 1:1: parse error: unknown escape sequence U+0027 '''
    "\q"
    ! 1:1: parse error: unknown escape sequence U+0071 'q'
    "\400"
    ! 1:1: parse error: escape sequence is an invalid Unicode code point
    "\ud800"
    ! 1:1: parse error: escape sequence is an invalid Unicode code point
    "\U00110000"
    ! 1:1: parse error: escape sequence is an invalid Unicode code point
    "\xff"
    = "\xff"
    "\x1"
    ! 1:1: parse error: illegal character U+0022 '"' in escape sequence
    "\x
    ! 1:1: parse error: escape sequence not terminated
    "a
    ! 1:1: parse error: unterminated quoted string
    `a
    ! 1:1: parse error: unterminated raw string
    "é"
    = "é"
    "日本"
    = "日本"
    é
    ! 1:1: parse error: unexpected character: 'é'
    x + é
    ! 1:5: parse error: unexpected character: 'é'
    x + y # comment
    = x + y
    # comment
    ! 1:1: parse error: no expression found in input
    x +
    ! 1:4: parse error: unexpected end of input
    x + +
    ! 1:6: parse error: unexpected end of input
    x + )
    ! 1:6: parse error: unexpected right parenthesis ')'
    )
    ! 1:2: parse error: unexpected right parenthesis ')'
    (
    ! 1:2: parse error: unclosed left parenthesis
    ()
    ! 1:2: parse error: unexpected ")"
    (x))
    ! 1:5: parse error: unexpected right parenthesis ')'
    ((x)
    ! 1:5: parse error: unclosed left parenthesis
    x]
    ! 1:2: parse error: unexpected right bracket ']'
    }
    ! 1:1: parse error: unexpected character: '}'
    {
    ! 1:2: parse error: unexpected end of input inside braces
    ,
    ! 1:1: parse error: unexpected ","
    x, y
    ! 1:2: parse error: unexpected ","
    x = y
    ! 1:3: parse error: unexpected "="
    x =~ y
    ! 1:3: parse error: unexpected character after '=': '~'
    x ! y
    ! 1:3: parse error: unexpected character after '!': ' '
    x !~ y
    ! 1:3: parse error: unexpected character after '!': '~'
    x $ y
    ! 1:3: parse error: unexpected character: '$'
    x ; y
    ! 1:3: parse error: unexpected character: ';'
    x : y
    ! 1:3: parse error: unexpected metric identifier ":"
    :x
    = :x
    x:y
    = x:y
    x:y{a="b"}
    = x:y{a="b"}
    a + on b
    ! 1:8: parse error: unexpected identifier "b" in grouping opts, expected "("
    a + on (x) b
    = a + on (x) b
    a + on (x,) b
    = a + on (x) b
    a + on() b
    = a + on () b
    a + ignoring(x) b
    = a + ignoring (x) b
    a + ignoring() b
    = a + b
    a + on(x) group_left b
    = a + on (x) group_left () b
    a + on(x) group_left (y) b
    = a + on (x) group_left (y) b
    a + on(x) group_right (y, z) b
    = a + on (x) group_right (y, z) b
    a + on(x) group_left () b
    = a + on (x) group_left () b
    a + group_left (y) b
    ! 1:5: parse error: unexpected <group_left>
    a + on(x) group_left (x) b
    ! 1:3: parse error: label "x" must not occur in ON and GROUP clause at once
    a + ignoring(x) group_left (x) b
    = a + ignoring (x) group_left (x) b
    a and on(x) b
    = a and on (x) b
    a and on(x) group_left b
    ! 1:1: parse error: no grouping allowed for "and" operation
    a or on(x) group_left (y) b
    ! 1:1: parse error: no grouping allowed for "or" operation
    a + on(x) 1
    ! 1:1: parse error: vector matching only allowed between instant vectors
    1 + on(x) 2
    ! 1:1: parse error: vector matching only allowed between instant vectors
    1 + on() 2
    = 1 + 2
    a == bool on(x) group_left(y) b
    = a == bool on (x) group_left (y) b
    a == on(x) bool b
    ! 1:12: parse error: unexpected <bool>
    x[5m] + y
    ! 1:1: parse error: binary expression must contain only scalar and instant vector types
    x + y[5m]
    ! 1:5: parse error: binary expression must contain only scalar and instant vector types
    x[5m] and y
    ! 1:1: parse error: binary expression must contain only scalar and instant vector types
    1 and "a"
    ! 1:7: parse error: binary expression must contain only scalar and instant vector types
    foo(x)
    ! 1:1: parse error: unknown function with name "foo"
    foo(
    ! 1:5: parse error: unclosed left parenthesis
    abs x
    ! 1:5: parse error: unexpected identifier "x"
    a:b(x)
    ! 1:4: parse error: unexpected "("
    x(y)
    ! 1:1: parse error: unknown function with name "x"
    topk
    = topk
    topk{a="b"}
    = topk{a="b"}
    count_values
    = count_values
    stddev(x) + stdvar(x) + group(x) + avg(x) + min(x) + max(x) + bottomk(1, x)
    = stddev(x) + stdvar(x) + group(x) + avg(x) + min(x) + max(x) + bottomk(1, x)
    x[1y2w3d4h5m6s7ms]
    = x[382d4h5m6s7ms]
    x[90d]
    = x[90d]
    x[12w]
    = x[12w]
    x[366d]
    = x[366d]
    x[1d1h]
    = x[1d1h]
    x[60m]
    = x[1h]
    x[1000ms]
    = x[1s]
    x[1h30m]
    = x[1h30m]
    x[300y]
    ! 1:3: parse error: duration out of range
    x[1ms]
    = x[1ms]
    sum by (a) (x) + on (a) group_left sum by (b) (y)
    = sum by (a) (x) + on (a) group_left () sum by (b) (y)
    !x
    ! 1:1: parse error: unexpected character after '!': 'x'
    x !
    ! 1:3: parse error: unexpected character after '!': '�'
    ~x
    ! 1:1: parse error: unexpected character: '~'
    a.b
    ! 1:2: parse error: unexpected character: '.'
    a-b
    = a - b
    x{a="b"}[5m] offset -1h @ 100
    = x{a="b"}[5m] @ 100.000 offset -1h
    -1 == bool +1
    = -1 == bool 1
    1 == -1
    ! 1:3: parse error: comparisons between scalars must use BOOL modifier
    x == "a"
    ! 1:6: parse error: binary expression must contain only scalar and instant vector types
    sum("a" + 1)
    ! 1:5: parse error: binary expression must contain only scalar and instant vector types
    sum(1 == 1)
    ! 1:7: parse error: comparisons between scalars must use BOOL modifier
    x and (1 == 1)
    ! 1:10: parse error: comparisons between scalars must use BOOL modifier
    (1 == 1) and x
    ! 1:4: parse error: comparisons between scalars must use BOOL modifier
    -(x[5m])
    ! 1:1: parse error: unary expression only allowed on expressions of type scalar or instant vector, got "range vector"
    (x[5m])[5m:]
    ! 1:1: parse error: subquery is only allowed on instant vector, got matrix instead
    abs()
    ! 1:1: parse error: expected 1 argument(s) in call to "abs", got 0
    abs(1)
    ! 1:5: parse error: expected type instant vector in call to function "abs", got scalar
    abs(x, y)
    ! 1:1: parse error: expected 1 argument(s) in call to "abs", got 2
    abs(x[5m])
    ! 1:5: parse error: expected type instant vector in call to function "abs", got range vector
    abs(x,)
    ! 1:6: parse error: trailing commas not allowed in function call args
    abs(x y)
    ! 1:7: parse error: unexpected identifier "y"
    abs("a")
    ! 1:5: parse error: expected type instant vector in call to function "abs", got string
    abs
    = abs
    rate(x[5m])
    = rate(x[5m])
    rate(x)
    ! 1:6: parse error: expected type range vector in call to function "rate", got instant vector
    rate(x[5m], 1)
    ! 1:1: parse error: expected 1 argument(s) in call to "rate", got 2
    rate()
    ! 1:1: parse error: expected 1 argument(s) in call to "rate", got 0
    RATE(x[5m])
    ! 1:1: parse error: unknown function with name "RATE"
    round(x)
    = round(x)
    round(x, 5)
    = round(x, 5)
    round(x, 5, 6)
    ! 1:1: parse error: expected at most 2 argument(s) in call to "round", got 3
    round()
    ! 1:1: parse error: expected at least 1 argument(s) in call to "round", got 0
    round("a")
    ! 1:7: parse error: expected type instant vector in call to function "round", got string
    time()
    = time()
    time(1)
    ! 1:1: parse error: expected 0 argument(s) in call to "time", got 1
    vector(1)
    = vector(1)
    vector(x)
    ! 1:8: parse error: expected type scalar in call to function "vector", got instant vector
    scalar(x)
    = scalar(x)
    scalar(1)
    ! 1:8: parse error: expected type instant vector in call to function "scalar", got scalar
    hour()
    = hour()
    hour(x)
    = hour(x)
    hour(x, y)
    ! 1:1: parse error: expected at most 1 argument(s) in call to "hour", got 2
    day_of_month(x)
    = day_of_month(x)
    days_in_month(vector(1))
    = days_in_month(vector(1))
    label_replace(x, "a", "$1", "b", "(.*)")
    = label_replace(x, "a", "$1", "b", "(.*)")
    label_replace(x, "a", "$1", "b")
    ! 1:1: parse error: expected 5 argument(s) in call to "label_replace", got 4
    label_replace(x, "a", 1, "b", "(.*)")
    ! 1:23: parse error: expected type string in call to function "label_replace", got scalar
    label_join(x, "a", ",", "b", "c")
    = label_join(x, "a", ",", "b", "c")
    label_join(x, "a", ",")
    = label_join(x, "a", ",")
    label_join(x, "a")
    ! 1:1: parse error: expected at least 3 argument(s) in call to "label_join", got 2
    label_join(x, "a", ",", 1)
    ! 1:25: parse error: expected type string in call to function "label_join", got scalar
    histogram_quantile(0.9, x)
    = histogram_quantile(0.9, x)
    histogram_quantile(x, 0.9)
    ! 1:20: parse error: expected type scalar in call to function "histogram_quantile", got instant vector
    quantile_over_time(0.9, x[5m])
    = quantile_over_time(0.9, x[5m])
    predict_linear(x[5m], 3600)
    = predict_linear(x[5m], 3600)
    absent(x)
    = absent(x)
    absent_over_time(x[5m])
    = absent_over_time(x[5m])
    absent_over_time(x[5m:1m])
    = absent_over_time(x[5m:1m])
    sum_over_time((x + y)[5m:1m])
    = sum_over_time((x + y)[5m:1m])
    sort(x)
    = sort(x)
    sort_desc(x)
    = sort_desc(x)
    clamp(x, 0, 1)
    = clamp(x, 0, 1)
    clamp_min(x, y)
    ! 1:14: parse error: expected type scalar in call to function "clamp_min", got instant vector
    pi()
    = pi()
    pi() + 1
    = pi() + 1
    pi() == 3
    ! 1:6: parse error: comparisons between scalars must use BOOL modifier
    time() == bool 1
    = time() == bool 1
    time() and x
    ! 1:1: parse error: set operator "and" not allowed in binary scalar expression
    scalar(x) > 1
    ! 1:11: parse error: comparisons between scalars must use BOOL modifier
    scalar(x) > bool 1
    = scalar(x) > bool 1
    vector(1) > 2
    = vector(1) > 2
    rate(x[5m])[1h:]
    = rate(x[5m])[1h:]
    rate(rate(x[5m])[1h:])
    = rate(rate(x[5m])[1h:])
    deriv(x[5m:])
    = deriv(x[5m:])
    timestamp(x)
    = timestamp(x)
    timestamp(x offset 5m)
    = timestamp(x offset 5m)
    changes(x[5m]) > 0
    = changes(x[5m]) > 0
    irate(x[5m] offset 1h) / 2
    = irate(x[5m] offset 1h) / 2
    -rate(x[5m])
    = -rate(x[5m])
    sum(rate(x[5m])) by (job)
    = sum by (job) (rate(x[5m]))
    sum by (job) (rate(x[5m])) / on (job) group_left () count by (job) (y)
    = sum by (job) (rate(x[5m])) / on (job) group_left () count by (job) (y)
    topk(scalar(x), y)
    = topk(scalar(x), y)
    topk(time(), y)
    = topk(time(), y)
    quantile(x, y)
    ! 1:10: parse error: expected type scalar in aggregation parameter, got instant vector
    count_values("a" + 1, y)
    ! 1:14: parse error: binary expression must contain only scalar and instant vector types
    1 + sum(x[5m])
    ! 1:9: parse error: expected type instant vector in aggregation expression, got range vector
    ceil(floor(exp(ln(log2(log10(sqrt(x)))))))
    = ceil(floor(exp(ln(log2(log10(sqrt(x)))))))
    avg_over_time(x[5m]) and last_over_time(x[5m]) or present_over_time(x[5m])
    = avg_over_time(x[5m]) and last_over_time(x[5m]) or present_over_time(x[5m])
    sgn(x[5m]) + 1
    ! 1:5: parse error: expected type instant vector in call to function "sgn", got range vector
    sum(time())
    ! 1:5: parse error: expected type instant vector in aggregation expression, got scalar
    (time())
    = (time())
    -time()
    = -time()
    time() offset 5m
    ! 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
    rate(x[5m]) offset 5m
    ! 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
    abs(x) @ 5
    ! 1:1: parse error: @ modifier must be preceded by an instant vector selector or range vector selector or a subquery
    "a" offset 5m
    ! 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
    1 @ 5
    ! 1:1: parse error: @ modifier must be preceded by an instant vector selector or range vector selector or a subquery
    (x) @ 5
    ! 1:1: parse error: @ modifier must be preceded by an instant vector selector or range vector selector or a subquery
    sum(x) offset 5m
    ! 1:1: parse error: offset modifier must be preceded by an instant vector selector or range vector selector or a subquery
    sum(x) @ start()
    ! 1:1: parse error: @ modifier must be preceded by an instant vector selector or range vector selector or a subquery
    acos(x) + deg(x)
    = acos(x) + deg(x)
    x[5m] @ start() offset 1h
    = x[5m] @ start() offset 1h
    x[5m:30s] @ end() offset -1h
    = x[5m:30s] @ end() offset -1h
    min_over_time(rate(x[5m])[30m:1m] offset 1d)
    = min_over_time(rate(x[5m])[30m:1m] offset 1d)
    """##
}
