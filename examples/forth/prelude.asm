; prelude.asm - the part of the system that is written in Forth: read at the start like input.
;
; It is text, terminated by a zero byte; each line ends in NL.
;
; SPDX-License-Identifier: MIT

prelude
        .text "32 CONSTANT BL", NL
        .text "-1 CONSTANT TRUE  0 CONSTANT FALSE", NL
        .text ": CELLS ( n1 -- n2 ) 2* ;", NL
        .text ": CHARS ( n1 -- n2 ) ;", NL
        .text ": CHAR+ ( addr1 -- addr2 ) 1+ ;", NL
        .text ": 0> ( n -- flag ) 0 > ;", NL
        .text ": 0<> ( x -- flag ) 0= 0= ;", NL
        .text ": U> ( u1 u2 -- flag ) SWAP U< ;", NL
        .text ": WITHIN ( x low high -- flag ) OVER - >R - R> U< ;", NL
        .text ": D- ( d1 d2 -- d3 ) DNEGATE D+ ;", NL
        .text ": ERASE ( addr u -- ) 0 FILL ;", NL
        .text ": BLANK ( addr u -- ) BL FILL ;", NL
        .text ": BOUNDS ( addr u -- addr+u addr ) OVER + SWAP ;", NL
        .text ": HOLDS ( addr u -- ) BEGIN DUP WHILE 1- 2DUP + C@ HOLD REPEAT 2DROP ;", NL
        .text ": MOVE ( from to u -- ) >R 2DUP U< R> SWAP IF CMOVE> ELSE CMOVE THEN ;", NL

; Defining words
        .text ": 2CONSTANT ( d -- ) CREATE , , DOES> 2@ ;", NL
        .text ": 2VARIABLE ( -- ) CREATE 0 , 0 , ;", NL
        .text ": 2LITERAL ( d -- ) SWAP POSTPONE LITERAL POSTPONE LITERAL ;"
        .text " IMMEDIATE COMPILE-ONLY", NL
        .text ": VALUE ( x -- ) CREATE , DOES> @ ;", NL
        .text ": TO ( x -- ) ' >BODY STATE @ IF POSTPONE LITERAL POSTPONE !"
        .text " ELSE ! THEN ; IMMEDIATE", NL
        .text ": DEFER ( -- ) CREATE ['] ABORT , DOES> @ EXECUTE ;", NL
        .text ": IS ( xt -- ) POSTPONE TO ; IMMEDIATE", NL
        .text ": BUFFER: ( u -- ) CREATE ALLOT ALIGN ;", NL

; MARKER: the word forgets itself and all that came after it.
        .text ": MARKER ( -- ) LATEST @ HERE CREATE , ,"
        .text " DOES> 2@ SWAP LATEST ! HERE - ALLOT ;", NL

; CASE: a number counts the branches to ENDCASE.
        .text ": CASE ( -- 0 ) 0 ; IMMEDIATE COMPILE-ONLY", NL
        .text ": OF ( n -- orig n+1 ) 1+ >R POSTPONE OVER POSTPONE = POSTPONE IF"
        .text " POSTPONE DROP R> ; IMMEDIATE COMPILE-ONLY", NL
        .text ": ENDOF ( orig1 n -- orig2 n ) >R POSTPONE ELSE R> ; IMMEDIATE COMPILE-ONLY", NL
        .text ": ENDCASE ( orig1..n n -- ) POSTPONE DROP"
        .text " BEGIN ?DUP WHILE 1- >R POSTPONE THEN R> REPEAT ; IMMEDIATE COMPILE-ONLY", NL

; Text
        .text ': (ABORT") ( x addr u -- ) ROT IF TYPE SPACE -2 THROW THEN 2DROP ;', NL
        .text ': ABORT" ( x -- ) POSTPONE S" POSTPONE (ABORT") ; IMMEDIATE COMPILE-ONLY', NL
        .text ": .( ( -- ) 41 PARSE TYPE ; IMMEDIATE", NL
        .text ": COMPARE ( addr1 u1 addr2 u2 -- n ) ROT 2DUP - >R MIN 0 ?DO"
        .text " OVER I + C@ OVER I + C@ - ?DUP IF", NL
        .text " NIP NIP 0< 2* 1+ UNLOOP R> DROP EXIT THEN"
        .text " LOOP 2DROP R> DUP IF 0> 2* 1+ THEN ;", NL
        .text ": /STRING ( addr1 u1 n -- addr2 u2 ) ROT OVER + -ROT - ;", NL
        .text ": WORD ( c -- addr ) >R SOURCE >IN @ /STRING"
        .text " BEGIN DUP IF OVER C@ R@ = ELSE 0 THEN WHILE 1 >IN +! 1 /STRING REPEAT", NL
        .text " 2DROP R> PARSE HERE 2DUP C! 1+ SWAP CMOVE HERE ;", NL

        .if WITH_TOOLS
        .text ": ? ( addr -- ) @ . ;", NL
        .text ": BYTE. ( c -- ) BASE @ HEX SWAP 0 <# # # #> TYPE SPACE BASE ! ;", NL
        .text ": DUMP ( addr u -- ) BOUNDS ?DO I 8 BOUNDS DO I C@ BYTE. LOOP SPACE", NL
        .text " I 8 BOUNDS DO I C@ DUP BL 127 WITHIN 0= IF DROP 46 THEN EMIT LOOP CR"
        .text " 8 +LOOP ;", NL
        .endif
        .byte 0
