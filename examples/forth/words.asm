; words.asm - words for the stacks, for memory, for bits and for comparing.
;
; The comments of words give the stack before and after, top on the right: u unsigned, n signed,
; x any cell, d two cells (high one on top), addr an address, c a character, flag 0 or -1.
;
; SPDX-License-Identifier: MIT

; ---------------------------------------------------------------------------------------------
; Data stack
; ---------------------------------------------------------------------------------------------

; DUP ( x -- x x )
        .name "DUP", 0
x_dup
        .prim
dup
        ldy 1,x
        lda 0,x
        jmp pushay

; ?DUP ( x -- x x | 0 )
        .name "?DUP", 0
x_qdup
        .prim
        lda 0,x
        ora 1,x
        bne dup
        jmp next

; DROP ( x -- )
        .name "DROP", 0
x_drop
        .word drop1

; 2DROP ( x1 x2 -- )
        .name "2DROP", 0
x_2drop
        .word drop2

; SWAP ( x1 x2 -- x2 x1 )
        .name "SWAP", 0
x_swap
        .prim
swap
        lda 2,x
        ldy 0,x
        sta 0,x
        sty 2,x
        lda 3,x
        ldy 1,x
        sta 1,x
        sty 3,x
        jmp next

; OVER ( x1 x2 -- x1 x2 x1 )
        .name "OVER", 0
x_over
        .prim
        ldy 3,x
        lda 2,x
        jmp pushay

; NIP ( x1 x2 -- x2 )
        .name "NIP", 0
x_nip
        .prim
nip
        lda 0,x
        ldy 1,x
        .drop 1
        jmp putay

; TUCK ( x1 x2 -- x2 x1 x2 )
        .name "TUCK", 0
x_tuck
        .thread
        .word x_swap, x_over, x_exit

; ROT ( x1 x2 x3 -- x2 x3 x1 )
        .name "ROT", 0
x_rot
        .prim
        lda 4,x
        pha
        lda 5,x
        pha
        jsr up
        pla
        sta 1,x
        pla
        sta 0,x
        jmp next

; up: moves the two cells on top up by one.
up
        lda 2,x
        sta 4,x
        lda 3,x
        sta 5,x
        lda 0,x
        sta 2,x
        lda 1,x
        sta 3,x
        rts

; -ROT ( x1 x2 x3 -- x3 x1 x2 )
        .name "-ROT", 0
x_nrot
        .thread
        .word x_rot, x_rot, x_exit

; PICK ( xu ... x0 u -- xu ... x0 xu )
        .name "PICK", 0
x_pick
        .prim
        stx n
        lda 0,x
        clc
        adc #1
        asl a
        adc n
        sta n                   ; offset of the cell in the zero page
        lda #0
        sta n + 1
        ldy #1
        lda (n),y
        sta 1,x
        dey
        lda (n),y
        sta 0,x
        jmp next

; DEPTH ( -- u )
        .name "DEPTH", 0
x_depth
        .prim
        stx n
        lda #stack_base
        sec
        sbc n
        lsr a
        ldy #0
        jmp pushay

; 2DUP ( x1 x2 -- x1 x2 x1 x2 )
        .name "2DUP", 0
x_2dup
        .thread
        .word x_over, x_over, x_exit

; 2SWAP ( x1 x2 x3 x4 -- x3 x4 x1 x2 )
        .name "2SWAP", 0
x_2swap
        .thread
        .word x_rot, x_tor, x_rot, x_fromr, x_exit

; 2OVER ( x1 x2 x3 x4 -- x1 x2 x3 x4 x1 x2 )
        .name "2OVER", 0
x_2over
        .thread
        .lit 3
        .word x_pick
        .lit 3
        .word x_pick, x_exit

; ---------------------------------------------------------------------------------------------
; Return stack
; ---------------------------------------------------------------------------------------------

; >R ( x -- ) ( R: -- x )
        .name ">R", COMPILE_ONLY
x_tor
        .prim
        lda 1,x
        pha
        lda 0,x
        pha
        jmp drop1

; R> ( -- x ) ( R: x -- )
        .name "R>", COMPILE_ONLY
x_fromr
        .prim
        pla
        sta n
        pla
        tay
        lda n
        jmp pushay

; R@ ( -- x ) ( R: x -- x )
        .name "R@", COMPILE_ONLY
x_rfetch
        .prim
        pla
        sta n
        pla
        pha
        tay
        lda n
        pha
        jmp pushay

; ---------------------------------------------------------------------------------------------
; Memory
; ---------------------------------------------------------------------------------------------

; @ ( addr -- x )
        .name "@", 0
x_fetch
        .prim
        lda (0,x)
        pha
        inc 0,x
        bne _high
        inc 1,x
_high   lda (0,x)
        tay
        pla
        jmp putay

; ! ( x addr -- )
        .name "!", 0
x_store
        .prim
        lda 2,x
        sta (0,x)
        inc 0,x
        bne _high
        inc 1,x
_high   lda 3,x
        sta (0,x)
        jmp drop2

; C@ ( addr -- c )
        .name "C@", 0
x_cfetch
        .prim
        lda (0,x)
        ldy #0
        jmp putay

; C! ( c addr -- )
        .name "C!", 0
x_cstore
        .prim
        lda 2,x
        sta (0,x)
        jmp drop2

; +! ( n addr -- )
        .name "+!", 0
x_plusstore
        .prim
        clc
        lda (0,x)
        adc 2,x
        sta (0,x)
        php                     ; the carry, over the increment of the address
        inc 0,x
        bne _high
        inc 1,x
_high   plp
        lda (0,x)
        adc 3,x
        sta (0,x)
        jmp drop2

; 2@ ( addr -- d ), 2! ( d addr -- ): the cell that is the top lies at the lower address.
        .name "2@", 0
x_2fetch
        .thread
        .word x_dup, x_cellplus, x_fetch, x_swap, x_fetch, x_exit

        .name "2!", 0
x_2store
        .thread
        .word x_tuck, x_store, x_cellplus, x_store, x_exit

; COUNT ( addr -- addr+1 u ): the text behind a length byte.
        .name "COUNT", 0
x_count
        .prim
        lda (0,x)
        inc 0,x
        bne _push
        inc 1,x
_push   ldy #0
        jmp pushay

; args3: the three cells on top go to n + 4, n + 2 and n, top first; X also to xsave.
args3
        ldy #4
_next   lda 0,x
        sta n,y
        lda 1,x
        sta n + 1,y
        .drop 1
        dey
        dey
        bpl _next
        stx xsave
        rts

; CMOVE ( source target u -- ): from low to high addresses.
        .name "CMOVE", 0
x_cmove
        .prim
        jsr args3
        ldy #0
_page   lda n + 5               ; whole pages first
        beq _rest
_byte   lda (n),y
        sta (n + 2),y
        iny
        bne _byte
        inc n + 1
        inc n + 3
        dec n + 5
        jmp _page
_rest   cpy n + 4
        beq _done
        lda (n),y
        sta (n + 2),y
        iny
        bne _rest
_done   jmp next

; CMOVE> ( source target u -- ): from high to low addresses.
        .name "CMOVE>", 0
x_cmoveup
        .prim
        jsr args3
        lda n + 5               ; to the last, incomplete page of both
        clc
        adc n + 1
        sta n + 1
        lda n + 5
        clc
        adc n + 3
        sta n + 3
        ldy n + 4
_page   cpy #0
        beq _below
_byte   dey
        lda (n),y
        sta (n + 2),y
        cpy #0
        bne _byte
_below  dec n + 1
        dec n + 3
        dec n + 5
        bpl _byte
        jmp next

; FILL ( addr u c -- )
        .name "FILL", 0
x_fill
        .prim
        jsr args3               ; addr, u, c at n, n + 2, n + 4
        ldy #0
        lda n + 4
_page   ldx n + 3
        beq _rest
_byte   sta (n),y
        iny
        bne _byte
        inc n + 1
        dec n + 3
        jmp _page
_rest   cpy n + 2
        beq _done
        sta (n),y
        iny
        bne _rest
_done   ldx xsave
        jmp next

; ---------------------------------------------------------------------------------------------
; Bits
; ---------------------------------------------------------------------------------------------

; AND OR XOR ( x1 x2 -- x3 )
bitwise .macro oper
        lda 0,x
        @1 2,x
        sta 2,x
        lda 1,x
        @1 3,x
        sta 3,x
        jmp drop1
        .endm

        .name "AND", 0
x_and
        .prim
        .bitwise and

        .name "OR", 0
x_or
        .prim
        .bitwise ora

        .name "XOR", 0
x_xor
        .prim
        .bitwise eor

; INVERT ( x1 -- x2 )
        .name "INVERT", 0
x_invert
        .prim
        lda 1,x
        eor #$ff
        tay
        lda 0,x
        eor #$ff
        jmp putay

; LSHIFT ( x1 u -- x2 )
        .name "LSHIFT", 0
x_lshift
        .prim
        ldy 0,x
        beq _done
_bit    asl 2,x
        rol 3,x
        dey
        bne _bit
_done   jmp drop1

; RSHIFT ( x1 u -- x2 ): fills with zeros.
        .name "RSHIFT", 0
x_rshift
        .prim
        ldy 0,x
        beq _done
_bit    lsr 3,x
        ror 2,x
        dey
        bne _bit
_done   jmp drop1

; 2* ( x1 -- x2 )
        .name "2*", 0
x_2star
        .prim
        asl 0,x
        rol 1,x
        jmp next

; 2/ ( n1 -- n2 ): keeps the sign, so it rounds down.
        .name "2/", 0
x_2slash
        .prim
        lda 1,x
        asl a
        ror 1,x
        ror 0,x
        jmp next

; ---------------------------------------------------------------------------------------------
; Comparing
; ---------------------------------------------------------------------------------------------

; Tails: the top becomes a flag.
put_true
        lda #<TRUE
        tay
        jmp putay
put_false
        lda #0
        tay
        jmp putay

; 0= ( x -- flag )
        .name "0=", 0
x_zeroequ
        .prim
        lda 0,x
        ora 1,x
        beq put_true
        bne put_false

; 0< ( n -- flag )
        .name "0<", 0
x_zeroless
        .prim
        lda 1,x
        bmi put_true
        bpl put_false

; = ( x1 x2 -- flag )
        .name "=", 0
x_equ
        .prim
        .drop 1
        lda $fe,x               ; the cell just dropped lies 2 below
        cmp 0,x
        bne put_false
        lda $ff,x
        cmp 1,x
        beq put_true
        bne put_false

; <> ( x1 x2 -- flag )
        .name "<>", 0
x_notequ
        .thread
        .word x_equ, x_zeroequ, x_exit

; U< ( u1 u2 -- flag )
        .name "U<", 0
x_uless
        .prim
        .drop 1
        lda 0,x
        cmp $fe,x
        lda 1,x
        sbc $ff,x
        bcc put_true
        bcs put_false

; < ( n1 n2 -- flag )
        .name "<", 0
x_less
        .prim
        .drop 1
        lda 0,x
        cmp $fe,x
        lda 1,x
        sbc $ff,x
        bvc _sign
        eor #$80
_sign   bmi put_true
        bpl put_false

; > ( n1 n2 -- flag )
        .name ">", 0
x_greater
        .thread
        .word x_swap, x_less, x_exit

; MIN MAX ( n1 n2 -- n3 )
        .name "MIN", 0
x_min
        .thread
        .word x_2dup, x_greater
        .word x_zbranch, _drop
        .word x_swap
_drop   .word x_drop, x_exit

        .name "MAX", 0
x_max
        .thread
        .word x_2dup, x_less
        .word x_zbranch, _drop
        .word x_swap
_drop   .word x_drop, x_exit
