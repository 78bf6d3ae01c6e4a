\ errors.fs - what the system says when something is wrong, and that it goes on afterwards.

1 2 3 nonsense 4
depth .
drop
1 2 3 dup dup + + + + + +
: forever recurse 1 ; forever
: grow begin 1 again ; grow
: many 1. <# begin # again ; many
1 0 /
1000. 2 um/mod 1.0
70000. 1 um/mod
if
>r
abort" not here"
variable mark here mark !
: broken if 1 ;
broken
: broken 1 else 2 then ;
: broken do 1 repeat ;
: broken begin 1 loop ;
: broken 1 nonsense 2 ;
here mark @ = . latest @ ' mark = .
' nonsense
see nonsense
create
: abcdefghijklmnopqrstuvwxyzabcdef ;
: abcdefghijklmnopqrstuvwxyzabcde 31 . ; AbcdefghijklmnopqrstuvwxyzabcdE
60000 allot
marker forget-lots : lots begin 100 allot again ; lots
forget-lots
1 . -1 throw 2 .
: check ( n -- ) 10 > abort" too big" ." fine " ; 3 check 11 check
99 throw
-99 throw
defer nothing nothing
: quits 1 2 quit ; 7 quits 8 .
.s abort
$
%12
12z
1.5
--1
''
2 base ! 2
decimal 1 2 + .
17 . bye
18 .
