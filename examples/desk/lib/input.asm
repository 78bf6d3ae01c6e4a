; input.asm - where lines come from, and the arguments of a command.
;
; Lines come from the script that the command `do` runs, and from standard input otherwise. Each
; line that is read is shown behind its prompt, so a transcript tells what was asked.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module lib.input
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.sys
        .use lib.console
        .use lib.text
        .use lib.disk
        .use lib.stream

        .section vars, kind=bss, logical
scripted .res byte, 1           ; not zero: lines come from a script
        .endsection

        .section text, kind=code, logical
        .pub

; init: lines come from standard input.
init    .proc
        stz scripted
        rts
        .endproc

; run_script: from now on lines come from the file called disk.name.
run_script .proc
        lda scripted
        bne nested
        ldx #stream.stream.script
        jsr stream.open_read
        lda #1
        sta scripted
        rts
nested: .fail error.nesting
        .endproc

; line: shows prompt A, reads a line to console.line and shows it. txt points to it, its length is
; in A. At the end of all input the program ends.
line    .proc
        pha
        jsr console.fresh_line
        pla
        jsr console.put
        jsr console.space
        lda scripted
        beq typed
        .ldw dst, console.line
        ldx #stream.stream.script
        jsr stream.get_line
        bcc have
        stz scripted
typed:  jsr console.get_line
        bcs ended
have:   .ldw str, console.line
        jsr console.string
        jsr console.new_line
        .mvw txt, str
        jmp text.length
ended:  jsr console.new_line
        jsr console.flush
        lda #0
        jmp sys.quit
        .endproc

; block_line: a line of a text that is entered, after prompt ':'; zero flag when it is a single dot,
; which ends the text.
block_line .proc
        lda #':'
        jsr line
        cmp #1
        bne other
        lda (txt)
        cmp #'.'
        rts
other:  lda #1
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Arguments
; ---------------------------------------------------------------------------------------------

; word: the next word, which must be there, to text.word.
word    .proc
        jsr text.next_word
        beq bad
        rts
bad:    .fail error.arguments
        .endproc

; file_name: the next word, a name of a file, to disk.name.
file_name .proc
        jsr word
        jmp disk.take_name
        .endproc

; no_more: nothing may follow.
no_more .proc
        jsr text.skip
        bne bad
        rts
bad:    .fail error.arguments
        .endproc

; number: the next word, a number of at most 16 bits, to num.
number  .proc
        jsr text.number
        bcs bad
        lda acc + 2
        ora acc + 3
        bne bad
        .mvw num, acc
        rts
bad:    .fail error.number
        .endproc

        .endsection
        .endmodule
