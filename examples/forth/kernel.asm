; kernel.asm - start, the inner interpreter, branches, CATCH and THROW.
;
; Registers in a primitive: X is the data stack pointer (0,x and 1,x: low and high byte of the
; top, 2,x and 3,x: the cell below), S the return stack pointer, A and Y are free. A primitive
; ends with a jump to next or to one of the tails in front of it.
;
; SPDX-License-Identifier: MIT

start
        cld
        .ldw csp, c_stack
        lda #$6c                ; JMP (indirect)
        sta wjump
        lda #NL
        sta outlast
        lda #0
        sta outlen
        sta toklen
        .ldw latest, last_word
        .ldw dp, dict_start
        .ldw bootptr, prelude
        .ldw base, 10
        ldx #stack_base
        .ldw ip, boot
        jmp next

        .align 2, 0
boot    .word x_quit

; ---------------------------------------------------------------------------------------------
; The inner interpreter
; ---------------------------------------------------------------------------------------------

; docol: the code of all words that are threads. Saves ip and goes on in the body. As every
; recursion and every loop must come here or by a branch, the stacks are checked in these places.
docol
        lda ip + 1
        pha
        lda ip
        pha
        clc
        lda w
        adc #2
        sta ip
        lda w + 1
        adc #0
        sta ip + 1
checked
        stx xsave
        tsx
        cpx #return_min
        ldx xsave               ; keeps the carry
        bcc _return
        cpx #stack_base + 1
        bcs _under
        cpx #stack_min
        bcs next
        .fail E_OVERFLOW
_under  .fail E_UNDERFLOW
_return .fail E_RETURN

; Tails of primitives: take cells off, or push A (low) and Y (high), or put them in the place of
; the top.
drop3
        .drop 1
drop2
        .drop 1
drop1
        .drop 1
        jmp next
pushay
        .push 1
putay
        sta 0,x
        sty 1,x

; next: fetches the cell at ip and runs the word that it names.
next
        ldy #1
        lda (ip),y
        sta w + 1
        dey
        lda (ip),y
        sta w
        inc ip
        inc ip                  ; ip is even: a carry comes from the second step only
        bne _jump
        inc ip + 1
_jump   jmp wjump

; docon: constants, and variables of the zero page: the cell of the body is the value.
docon
        ldy #2
        lda (w),y
        pha
        iny
        lda (w),y
        tay
        pla
        jmp pushay

; docreate: words made by CREATE push the address behind their DOES> cell.
docreate
        jsr body
        jmp pushay

; dodoes: after DOES>. Pushes the same address and runs the thread that the DOES> cell names.
dodoes
        lda ip + 1
        pha
        lda ip
        pha
        ldy #2
        lda (w),y
        sta ip
        iny
        lda (w),y
        sta ip + 1
        jsr body
        .push 1
        sta 0,x
        sty 1,x
        jmp checked

; body: A and Y = w + 4.
body
        ldy w + 1
        lda w
        clc
        adc #4
        bcc _done
        iny
_done   rts

        .name "EXIT", 0
x_exit
        .prim
        pla
        sta ip
        pla
        sta ip + 1
        jmp next

        .name "EXECUTE", 0
x_execute
        .prim
        lda 0,x
        sta w
        lda 1,x
        sta w + 1
        .drop 1
        jmp wjump

        .name "LIT", COMPILE_ONLY
x_lit
        .prim
        jsr fetch
        jmp pushay

; fetch: the cell at ip to A and Y; ip goes on.
fetch
        ldy #0
        lda (ip),y
        pha
        iny
        lda (ip),y
        tay
        inc ip
        inc ip
        bne _done
        inc ip + 1
_done   pla
        rts

; ---------------------------------------------------------------------------------------------
; Branches: the cell behind is the address to go to
; ---------------------------------------------------------------------------------------------

        .name "BRANCH", COMPILE_ONLY
x_branch
        .prim
branch
        ldy #0
        lda (ip),y
        pha
        iny
        lda (ip),y
        sta ip + 1
        pla
        sta ip
        jmp checked

        .name "0BRANCH", COMPILE_ONLY
x_zbranch
        .prim
        .drop 1
        lda $fe,x               ; the cell just dropped
        ora $ff,x
        beq branch
skip                            ; past the address
        inc ip
        inc ip
        bne _done
        inc ip + 1
_done   jmp next

; Counted loops keep three cells on the return stack: the address behind the loop, a bias f and
; the counter c. f = $8000 - limit and c = index + f, so crossing from limit - 1 to limit, in any
; direction and with any step, is a signed overflow of c. The index is c - f.

LOOP_C     = $0101              ; addressed with S in X
LOOP_F     = $0103
LOOP_LEAVE = $0105
OUTER_C    = $0107              ; the loop around it
OUTER_F    = $0109

        .name "(DO)", COMPILE_ONLY
x_pdo
        .prim
do_enter
        jsr fetch               ; the address behind the loop
        sta n
        tya
        pha
        lda n
        pha
        sec
        lda #$00                ; f = $8000 - limit
        sbc 2,x
        sta n
        lda #$80
        sbc 3,x
        sta n + 1
        pha
        lda n
        pha
        clc                     ; c = f + index
        adc 0,x
        sta n
        lda n + 1
        adc 1,x
        pha
        lda n
        pha
        jmp drop2

        .name "(?DO)", COMPILE_ONLY
x_pqdo
        .prim
        lda 0,x
        cmp 2,x
        bne do_enter
        lda 1,x
        cmp 3,x
        bne do_enter
        .drop 2
        jmp branch

        .name "(LOOP)", COMPILE_ONLY
x_ploop
        .prim
        stx xsave
        tsx
        inc LOOP_C,x
        bne loop_again
        inc LOOP_C + 1,x
        lda LOOP_C + 1,x
        cmp #$80
        beq loop_done
loop_again
        ldx xsave
        jmp branch
loop_done
        jsr loop_drop
        jmp skip

        .name "(+LOOP)", COMPILE_ONLY
x_pplusloop
        .prim
        lda 0,x
        sta n
        lda 1,x
        sta n + 1
        .drop 1
        stx xsave
        tsx
        clc
        lda LOOP_C,x
        adc n
        sta LOOP_C,x
        lda LOOP_C + 1,x
        adc n + 1
        sta LOOP_C + 1,x
        bvc loop_again
        bvs loop_done

; loop_drop: takes the three cells off the return stack, from below the return address; X from
; xsave.
loop_drop
        pla
        sta n
        pla
        sta n + 1
        tsx
        txa
        clc
        adc #6
        tax
        txs
        ldx xsave
        lda n + 1
        pha
        lda n
        pha
        rts

        .name "UNLOOP", COMPILE_ONLY
x_unloop
        .prim
        stx xsave
        jsr loop_drop
        jmp next

        .name "LEAVE", COMPILE_ONLY
x_leave
        .prim
        stx xsave
        tsx
        lda LOOP_LEAVE,x
        sta ip
        lda LOOP_LEAVE + 1,x
        sta ip + 1
        jsr loop_drop
        jmp next

        .name "I", COMPILE_ONLY
x_i
        .prim
        stx xsave
        tsx
        sec
        lda LOOP_C,x
        sbc LOOP_F,x
        sta n
        lda LOOP_C + 1,x
        sbc LOOP_F + 1,x
        tay
        ldx xsave
        lda n
        jmp pushay

        .name "J", COMPILE_ONLY
x_j
        .prim
        stx xsave
        tsx
        sec
        lda OUTER_C,x
        sbc OUTER_F,x
        sta n
        lda OUTER_C + 1,x
        sbc OUTER_F + 1,x
        tay
        ldx xsave
        lda n
        jmp pushay

; ---------------------------------------------------------------------------------------------
; Exceptions
; ---------------------------------------------------------------------------------------------

; CATCH ( ... xt -- ... 0 | ... code ): runs xt. A frame on the return stack keeps ip, the source,
; X and the handler before: THROW goes back to it with the data stack as deep as it was here.
        .name "CATCH", 0
x_catch
        .prim
        lda 0,x
        sta w
        lda 1,x
        sta w + 1
        .drop 1
        lda ip + 1
        pha
        lda ip
        pha
        lda srcptr + 1
        pha
        lda srcptr
        pha
        lda srclen
        pha
        lda toin
        pha
        txa
        pha
        lda handler
        pha
        stx xsave
        tsx
        stx handler
        ldx xsave
        .ldw ip, caught
        jmp wjump

; What a word under CATCH returns to.
        .align 2, 0
caught  .word x_uncatch
        .noname
x_uncatch
        .prim
        pla
        sta handler
        pla                     ; X and the source stay as they are
        pla
        pla
        pla
        pla
        pla
        sta ip
        pla
        sta ip + 1
        lda #0
        tay
        jmp pushay

        .name "THROW", 0
x_throw
        .prim
        lda 0,x
        sta n
        lda 1,x
        sta n + 1
        ora n
        bne throw_n
        jmp drop1               ; 0 is no exception

; throw_a: THROW from machine code; A is the low byte of a negative code.
throw_a
        sta n
        lda #$ff
        sta n + 1
throw_n
        ldx handler             ; QUIT sees to it that there is always one
        txs
        pla
        sta handler
        pla
        tax
        pla
        sta toin
        pla
        sta srclen
        pla
        sta srcptr
        pla
        sta srcptr + 1
        pla
        sta ip
        pla
        sta ip + 1
        lda n
        ldy n + 1
        jmp pushay

; Empties the return stack, for QUIT: it may have been left in any state.
        .noname
x_rp0
        .prim
        stx xsave
        ldx #$ff
        txs
        ldx xsave
        jmp next

        .name "BYE", 0
x_bye
        .prim
        jsr flush
        lda #0
        jmp pv_exit
