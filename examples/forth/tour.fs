\ tour.fs - what the system can do. The tests compute every line that it prints.

: title ( "text" -- ) cr ." == " 10 parse type ."  ==" cr ;
: show ( ... -- ) .s cr depth 0 ?do drop loop ;     \ prints the stack and empties it

title arithmetic
1 2 + . 7 3 - . -7 6 * . 300 300 * . 1000 dup m* d. cr
\ All signs: quotient and remainder, rounded down, then toward zero.
: signs ( n1 n2 -- )
  over 4 .r dup 4 .r
  2dup /mod ."  floored" 4 .r 4 .r
  >r s>d r> sm/rem ."  symmetric" 4 .r 4 .r cr ;
17 5 signs -17 5 signs 17 -5 signs -17 -5 signs
10000 7 9 */ . 32767 3 32767 */mod . . -32768 abs u. cr
5 9 min . 5 9 max . -5 abs . 5 negate . 12 10 and . 12 10 or . 12 10 xor . 0 invert . cr
1 15 lshift u. 40000 3 rshift u. -9 2/ . -9 2* . 7 1+ . 7 1- . cr
3 4 < . 4 3 < . -1 1 < . -1 1 u< . 30000 -30000 < . 5 5 = . 5 6 <> . 0 0= . -3 0< . cr
5 1 10 within . 10 1 10 within . 70000. 60000. d- d. -1. dabs d. 70000. 70000. d= . cr

title stack
1 2 3 show
1 2 3 dup show
1 2 3 drop show
1 2 3 swap show
1 2 3 over show
1 2 3 rot show
1 2 3 -rot show
1 2 3 nip show
1 2 3 tuck show
1 2 3 2dup show
1 2 3 2drop show
1 2 3 4 2swap show
1 2 3 4 2over show
10 20 30 40 3 pick show
0 ?dup 5 ?dup show
: keep ( n1 n2 -- ) >r 1+ r@ r> + show ;
7 8 keep

title numbers
: bases ( u -- ) dup 6 u.r dup hex 6 u.r dup 36 base ! 6 u.r 2 base ! 18 u.r decimal cr ;
0 bases 1 bases 10 bases 35 bases 36 bases 255 bases 1000 bases 4095 bases 32768 bases 65535 bases
$ff . $-10 . %1011 . #99 . 'A' . '*' emit space -1 u. 123456789. d. -2147483647. d. cr
hex ff 1+ . decimal 3 base ! 2102 decimal . cr
: cents ( d -- ) tuck dabs <# # # [char] . hold #s rot sign #> 12 over - spaces type cr ;
0. cents 7. cents 12345. cents -99. cents 123456789. cents
: clock ( minutes -- ) 60 /mod 0 <# #s #> type [char] : emit 0 <# # # #> type space ;
0 clock 59 clock 60 clock 754 clock cr

title loops
: up 10 0 do i . loop cr ; up
: down 0 10 do i . -1 +loop cr ; down
: thirds 20 0 do i . 3 +loop cr ; thirds
: none 5 5 ?do i . loop ." nothing" cr ; none
: edge -32766 32765 do i . loop cr ; edge
: find7 ( n -- ) 100 0 do i dup * over > if i . leave then loop drop cr ; 50 find7
: first ( n -- i ) 100 1 do i over mod 0= if drop i unloop exit then loop drop 0 ; 17 first . cr
: table 4 1 do 4 1 do j 10 * i + . loop loop cr ; table
: digits ( n -- ) begin 10 /mod swap . dup 0= until drop cr ; 1984 digits
: collatz ( n -- ) begin dup . dup 1 <> while dup 1 and if 3 * 1+ else 2/ then repeat drop cr ;
27 collatz
: day ( n -- ) case 0 of ." sunday " endof 6 of ." saturday " endof ." day " dup . endcase ;
: week 7 0 do i day loop cr ; week

title primes
200 constant limit
create sieve limit allot
: strike ( n -- ) limit over dup * ?do 0 i sieve + c! dup +loop drop ;
: mark sieve limit 1 fill  15 2 do i sieve + c@ if i strike then loop ;
variable found
: primes 0 found ! limit 2 do
    i sieve + c@ if i 5 .r 1 found +!  found @ 12 mod 0= if cr then then
  loop cr found @ . ." primes below " limit . cr ;
mark primes

title recursion
: fib ( n -- u ) dup 2 < if exit then dup 1- recurse swap 2 - recurse + ;
: fibs 20 0 do i fib . loop cr ; fibs
: ud* ( ud u -- ud ) dup >r um* drop swap r> um* rot + ;
: factorial ( u -- ud ) ?dup if dup 1- recurse rot ud* else 1. then ;
: factorials 13 0 do i 3 u.r ." ! =" i factorial 11 d.r cr loop ; factorials
: ackermann ( m n -- u )
  over 0= if nip 1+ exit then
  dup 0= if drop 1- 1 recurse exit then
  over swap 1- recurse swap 1- swap recurse ;
2 0 ackermann . 2 1 ackermann . 2 3 ackermann . 3 2 ackermann . cr
: hanoi ( n from to -- )
  2 pick 0= if drop 2drop exit then
  2 pick 1- 2 pick 2 pick over + 6 swap - recurse
  over 0 .r ." >" dup .
  rot 1- -rot swap over + 6 swap - swap recurse ;
4 1 3 hanoi cr

title queens
\ A bit for each column, rising and falling diagonal that is taken.
8 constant size
variable solutions
create cols size allot  create ups size 2* allot  create downs size 2* allot
cols size erase  ups size 2* erase  downs size 2* erase
: spots ( row col -- addr1 addr2 addr3 )
  dup cols + -rot 2dup + ups + -rot - size + downs + ;
: free? ( row col -- flag ) spots c@ swap c@ or swap c@ or 0= ;
: put ( c row col -- ) rot >r spots r@ swap c! r@ swap c! r> swap c! ;
: place ( row -- )
  dup size = if drop 1 solutions +! exit then
  size 0 do
    dup i free? if 1 over i put  dup 1+ recurse  0 over i put then
  loop drop ;
0 place solutions @ . cr

title defining words
: array ( n "name" -- ) create cells allot does> ( i -- addr ) swap cells + ;
10 array squares
: fill-squares 10 0 do i dup * i squares ! loop ; fill-squares
: sum ( -- n ) 0 10 0 do i squares @ + loop ; 7 squares @ . sum . cr
: counter ( n "name" -- ) create , does> ( -- n ) dup @ swap 1 swap +! ;
5 counter tick 100 counter tock
tick . tick . tock . tick . tock . cr
70000. 2constant big  2variable pair  -5. pair 2!  big d. pair 2@ d. cr
42 value answer answer . 43 to answer answer . : bump 1 answer + to answer ; bump answer . cr
defer greet : hello ." hello " ; : bye-bye ." bye " ;
' hello is greet greet ' bye-bye is greet greet cr
: unless postpone 0= postpone if ; immediate
: test-unless ( flag -- ) unless ." no " else ." yes " then ; 0 test-unless 1 test-unless cr
: seven [ 3 4 + ] literal ; seven . : letter [char] z emit ; letter cr
char * constant star : stars 0 ?do star emit loop ; 5 stars cr
marker forget-me : temporary 99 ; temporary . forget-me
s" temporary" find-name . cr

title strings
: greeting s" The quick brown fox" ; greeting type space greeting nip . cr
: reverse ( addr u -- ) begin dup while 1- 2dup + c@ emit repeat 2drop ; greeting reverse cr
: upper ( c -- c ) dup [char] a [char] z 1+ within if 32 - then ;
: shout bounds do i c@ upper emit loop ; greeting shout cr
: vowel? ( c -- flag ) false s" aeiou" bounds do over i c@ = or loop nip ;
: vowels ( addr u -- n ) 0 -rot bounds ?do i c@ vowel? if 1+ then loop ; greeting vowels . cr
s" abc" s" abd" compare . s" abc" s" abc" compare . s" abd" s" abc" compare .
s" ab" s" abc" compare . s" abc" s" " compare . cr
bl word hello count type cr 
: label$ ( n -- addr u ) 0 <# [char] ] hold #s [char] [ hold s" n=" holds #> ;
65535 label$ type cr
.( at once) cr s" 6 7 * ." evaluate cr ( a comment ) 5 . \ and another
cr 'x' emit 97 emit 3 spaces '!' emit cr

title memory
create buffer 64 allot
buffer 64 char . fill  s" 0123456789" buffer swap cmove
buffer buffer 4 + 10 cmove> buffer 16 type cr
buffer 4 + buffer 10 cmove buffer 16 type cr
buffer buffer 1+ 15 cmove buffer 16 type cr
buffer 4 blank  buffer 8 + 2 erase  $1234 buffer 4 + !  buffer 16 dump
here 5 c, 6 c, align here swap - . here 1 and . cr

title exceptions
: risky ( n -- n ) dup 3 > if 77 throw then 10 * ;
: try ( n -- ) ['] risky catch ?dup if ." caught " . drop else . then ; 2 try 5 try cr
: inner 1 0 / ;  : outer 7 ['] inner catch . . ; outer cr
: nested ['] inner catch 1- throw ;  ' nested catch . cr
: endless 1 recurse ;  ' endless catch . cr
: deeper recurse 1 drop ;  ' deeper catch . cr
: full begin 1 again ;  ' full catch . cr
s" nonsense" ' evaluate catch . 2drop cr

title mandelbrot
\ Fixed point with 9 bits behind the point.
512 constant one
: sq ( n -- n ) dup one */ ;
variable zr variable zi variable cr0 variable ci0
: iterate ( -- n )
  0 zr ! 0 zi !
  24 0 do
    zr @ sq zi @ sq 2dup + 4 one * > if 2drop i unloop exit then
    - cr0 @ +  zr @ zi @ one */ 2* ci0 @ + zi !  zr !
  loop 24 ;
: shade ( n -- c ) s"  .:-=+*#%" drop swap 3 / + c@ ;
: mandelbrot 11 -10 do i 50 * ci0 !
    32 -46 do i 22 * cr0 !  iterate shade emit loop cr
  loop ;
mandelbrot

title see
see sum
see repeat
see digits
see answer
see limit
see buffer
see dup
see hello

title find
: where ( "name" -- ) bl word find . drop ;
where dup where if where nonsense cr
base @ . state @ . source nip . >in @ . depth . cr
