; files.asm - the tool that looks into files: dump, crc, wc, find, sort, uniq, compare.
;
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.files
        .use lib.config (overlay_base, work_base, work_end)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.console
        .use lib.console (say, sayln)
        .use lib.text
        .use lib.long
        .use lib.crc
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input

; The work area: one line, then all lines of a file from below and pointers to them from above.
line            = work_base
line_size       = 256
lines           = line + line_size
pointers        = work_end + 1

dump_width      = 8             ; bytes in a line of dump
number_width    = 5             ; of counts and line numbers

        .section zvars, kind=zp, logical
counter .res byte, 4            ; lines, or the position in the file
words   .res byte, 2
inside  .res byte, 1            ; not zero: in a word
count   .res byte, 1            ; bytes of a line of dump
low     .res byte, 2            ; behind the last line of sort
table   .res byte, 2            ; its lowest pointer
left    .res byte, 2            ; two neighbours in the table
gap     .res byte, 2            ; their distance in bytes
here    .res byte, 2
        .endsection

        .section files, kind=code
        .pub
image   .logical overlay_base

; ---------------------------------------------------------------------------------------------
; dump
; ---------------------------------------------------------------------------------------------

; dump: dump name - offset, bytes and characters.
dump    .proc
        jsr open
        .cll counter
row:    jsr read_row
        lda count
        beq done
        jsr show_row
        lda count
        .adda counter
        lda count
        cmp #dump_width
        beq row
done:   rts
        .endproc

        .priv
; read_row: up to dump_width bytes to line, their number to count.
read_row .proc
        ldy #0
        ldx #purpose.input
next:   jsr stream.get
        bcs ended
        sta line,y
        iny
        cpy #dump_width
        bne next
ended:  sty count
        rts
        .endproc

; show_row: what read_row read, at offset counter.
show_row .proc
        .mvw num, counter
        jsr console.hex_word
        jsr console.space
        ldy #0
bytes:  jsr console.space
        cpy count
        bcs missing
        lda line,y
        jsr console.hex
        bra told
missing: jsr console.space
        jsr console.space
told:   iny
        cpy #dump_width
        bne bytes
        jsr console.space
        jsr console.space
        ldy #0
chars:  lda line,y
        jsr text.printable
        jsr console.put
        iny
        cpy count
        bne chars
        jmp console.new_line
        .endproc

; open: the file that the only argument names.
open    .proc
        jsr input.file_name
        jsr input.no_more
        bra open_more
        .endproc

; open_more: the file just named, on the input stream.
open_more .proc
        ldx #purpose.input
        jmp stream.open_read
        .endproc

        .pub
; ---------------------------------------------------------------------------------------------
; crc, wc
; ---------------------------------------------------------------------------------------------

; crc_of: crc name - the checksum of a file.
crc_of  .proc
        jsr open
        jsr crc.init
next:   ldx #purpose.input
        jsr stream.get
        bcs ended
        jsr crc.update
        bra next
ended:  jsr crc.final
        jsr long.print_hex
        jmp console.new_line
        .endproc

; count_words: wc name - lines, words and bytes.
count_words .proc
        jsr open
        .cll counter
        .clw words
        .clw left               ; bytes
        stz inside
next:   ldx #purpose.input
        jsr stream.get
        bcs ended
        .incw left
        cmp #10
        bne same
        .incw counter
same:   cmp #' ' + 1
        bcc blank
        ldy inside
        bne next
        inc inside
        .incw words
        bra next
blank:  stz inside
        bra next
ended:  .mvw num, counter
        jsr column
        .mvw num, words
        jsr column
        .mvw num, left
        jsr column
        jmp console.new_line

column: .mvw acc, num
        .clw acc + 2
        lda #number_width + 1
        jmp long.print_width
        .endproc

; ---------------------------------------------------------------------------------------------
; find, compare
; ---------------------------------------------------------------------------------------------

; find: find text name - the lines that contain the text, with their numbers.
find    .proc
        jsr input.word
        .ldw str, text.word
        .ldw dst, wanted
        jsr text.copy
        jsr open
        .cll counter
next:   jsr next_line
        bcs done
        .incw counter
        .ldw str, wanted
        .ldw dst, line
        jsr text.contains
        bcc next
        .mvw num, counter
        jsr show_number
        .ldw str, line
        jsr console.string
        jsr console.new_line
        bra next
done:   rts
        .endproc

; compare: compare a b - the first byte in which two files differ.
compare .proc
        jsr input.file_name
        jsr open_more
        jsr input.file_name
        jsr input.no_more
        ldx #purpose.output     ; for once a second input
        jsr stream.open_read
        .cll counter
next:   ldx #purpose.input
        jsr stream.get
        sta inside
        lda #0
        rol                     ; bit 0: the first file has ended
        sta count
        ldx #purpose.output
        jsr stream.get
        ldy count
        bcs second
        cpy #0
        bne differ
        cmp inside
        bne differ
        .incw counter
        bra next
second: cpy #0
        beq differ
        .sayln "same"
        rts
differ: .say "differ at byte "
        .mvw num, counter
        jsr long.print_word
        jmp console.new_line
        .endproc

        .priv
; next_line: a line of the file to line; carry set at the end.
next_line .proc
        .ldw dst, line
        ldx #purpose.input
        jmp stream.get_line
        .endproc

; show_number: num in a column, and a blank.
show_number .proc
        .mvw acc, num
        .clw acc + 2
        lda #number_width
        jsr long.print_width
        jmp console.space
        .endproc

        .pub
; ---------------------------------------------------------------------------------------------
; sort, uniq
; ---------------------------------------------------------------------------------------------

; sort: sort from to - the lines of a file in the order of their bytes.
sort    .proc
        jsr input.file_name
        jsr open_more
        jsr input.file_name
        jsr input.no_more
        .ldw low, lines
        .ldw table, pointers
        .clw counter
next:   jsr load_line
        bcc next
        jsr shell_sort
        ldx #purpose.output
        jsr stream.open_write
        jmp write_lines
        .endproc

; unique: uniq from to - without lines that are equal to the one before.
unique  .proc
        jsr input.file_name
        jsr open_more
        jsr input.file_name
        jsr input.no_more
        ldx #purpose.output
        jsr stream.open_write
        lda #1                  ; no line is equal to this
        sta wanted
        stz wanted + 1
next:   jsr next_line
        bcs done
        .ldw str, line
        .ldw dst, wanted
        jsr text.compare
        beq next
        jsr text.copy
        ldx #purpose.output
        jsr stream.put_line
        bra next
done:   rts
        .endproc

        .priv
; load_line: the next line of the file behind the others, and its pointer; carry set at the end.
load_line .proc
        .mvw dst, low
        lda table + 1           ; a line takes a page at most, and two bytes in the table
        sec
        sbc #2
        cmp low + 1
        bcs room
        .fail error.memory
room:   ldx #purpose.input
        jsr stream.get_line
        bcs done
        pha
        sec
        lda table
        sbc #2
        sta table
        bcs same
        dec table + 1
same:   ldy #1
        lda low + 1
        sta (table),y
        lda low
        sta (table)
        pla
        sec                     ; and the zero
        adc low
        sta low
        bcc short
        inc low + 1
short:  .incw counter
        clc
done:   rts
        .endproc

; shell_sort: the counter pointers from table on. Distances are 1, 4, 13 and so on: each three times
; the one before and one more.
shell_sort .proc
        .ldw gap, 2
grow:   .mvw num, gap           ; three times, plus one entry
        asl num
        rol num + 1
        .addw num, gap
        .addi num, 2
        lda num + 1
        cmp counter + 1         ; bytes against entries: about half of them is enough
        bcc larger
        bne pass
        lda num
        cmp counter
        bcs pass
larger: .mvw gap, num
        bra grow

pass:   .mvw here, table
        .addw here, gap
next:   .cmpi here, pointers
        bcs passed
        jsr sink
        .addi here, 2
        bra next
passed: .cmpi gap, 4
        bcc done
        .subw gap, two          ; one third of it, by subtraction
        .clw num
third:  .tstw gap
        beq ready
        .subw gap, six
        .addi num, 2
        bra third
ready:  .mvw gap, num
        bra pass
done:   rts

two:    .word 2
six:    .word 6
        .endproc

; sink: the pointer at here to its place among those gap, two gaps and so on below it.
sink    .proc
        lda (here)
        sta str
        ldy #1
        lda (here),y
        sta str + 1
        .mvw src, here
next:   .mvw left, src
        .subw left, gap
        .cmpw left, table
        bcc place
        lda (left)
        sta dst
        ldy #1
        lda (left),y
        sta dst + 1
        jsr text.compare
        bcs place               ; not less than the one below
        lda dst
        sta (src)
        ldy #1
        lda dst + 1
        sta (src),y
        .mvw src, left
        bra next
place:  lda str
        sta (src)
        ldy #1
        lda str + 1
        sta (src),y
        rts
        .endproc

; write_lines: the lines in the order of their pointers.
write_lines .proc
next:   .cmpi table, pointers
        bcs done
        lda (table)
        sta str
        ldy #1
        lda (table),y
        sta str + 1
        ldx #purpose.output
        jsr stream.put_line
        .addi table, 2
        bra next
done:   rts
        .endproc

        .here
        .pub
image_end
        .endsection
        .priv

        .section vars, kind=bss, logical
wanted  .res byte, line_size    ; text that is looked for, or the line before
        .endsection
        .endmodule
