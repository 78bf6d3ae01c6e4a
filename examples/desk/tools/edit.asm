; edit.asm - the tool that edits a file by lines, after the manner of ed.
;
; The text lies in the work area, each line with its line end. Lines are counted from 1; positions
; are found by counting line ends, which is fast enough for what fits. README.md lists the commands.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module tools.edit
        .use lib.config (overlay_base, work_base, work_end, name_max, line_max)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.console
        .use lib.console (sayln)
        .use lib.text
        .use lib.long
        .use lib.disk
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input

lf              = 10
line_size       = 256
line_max_size   = 250           ; bytes of a line with its end that j makes or a file brings
old_line        = work_base     ; a line while it is changed
new_line        = old_line + line_size
buffer          = new_line + line_size
buffer_end      = work_end + 1

        .section zvars, kind=zp, logical
limit   .res byte, 2            ; behind the text
total   .res byte, 2            ; lines
current .res byte, 2            ; the line that commands without address are about
first   .res byte, 2            ; addresses of the command
last    .res byte, 2
given   .res byte, 1            ; how many of them were given
target  .res byte, 2            ; of a move
rounds  .res byte, 2
loop_stack .res byte, 1         ; stack pointer with the way back to the loop
changes .res byte, 1
global  .res byte, 1            ; not zero: all places of a line
dirty   .res byte, 1            ; not zero: changed since it was written
        .endsection

        .section vars, kind=bss, logical
file    .res byte, name_max + 1 ; the file that is edited
old     .res byte, line_max + 1 ; of a substitution
new     .res byte, line_max + 1
        .endsection

        .section edit, kind=code
        .pub
image   .logical overlay_base

; edit: edit name - reads the file if there is one, then obeys commands until q.
edit    .proc
        jsr input.file_name
        jsr input.no_more
        ldx #name_max
keep:   lda disk.name,x
        sta file,x
        dex
        bpl keep
        .ldw limit, buffer
        .clw total
        stz dirty
        jsr read_file
        .mvw current, total
next:   lda #'*'
        jsr input.line
        jsr command
        bra next
        .endproc

        .priv
; ---------------------------------------------------------------------------------------------
; The file
; ---------------------------------------------------------------------------------------------

; read_file: the file called disk.name to the buffer, if there is one.
read_file .proc
        jsr disk.find
        bcc there
        .sayln "new file"
        rts
there:  ldx #purpose.input
        jsr stream.open_read
        lda #lf
        sta changes             ; the character before, for a last line without end
        stz global              ; characters of the line
next:   ldx #purpose.input
        jsr stream.get
        bcs ended
        sta changes
        jsr store
        inc global
        lda changes
        cmp #lf
        beq short
        lda global
        cmp #line_max_size - 1
        bcc next
        lda #lf                 ; a line that is too long is broken
        sta changes
        jsr store
short:  stz global
        bra next
ended:  lda changes
        cmp #lf
        beq told
        lda #lf
        jsr store
told:   jmp show_size
        .endproc

; store: character A behind the text.
store   .proc
        pha
        .cmpi limit, buffer_end
        bcs full
        pla
        sta (limit)
        .incw limit
        cmp #lf
        bne done
        .incw total
done:   rts
full:   .fail error.memory
        .endproc

; show_size: the bytes of the text.
show_size .proc
        .mvw num, limit
        .subw num, origin
        jsr long.print_word
        .sayln " bytes"
        rts
        .endproc

origin  .word buffer

; write_file: the buffer to the file.
write_file .proc
        ldx #name_max
name:   lda file,x
        sta disk.name,x
        dex
        bpl name
        ldx #purpose.output
        jsr stream.open_write
        .ldw src, buffer
next:   .cmpw src, limit
        bcs done
        lda (src)
        ldx #purpose.output
        jsr stream.put
        .incw src
        bra next
done:   stz dirty
        jmp show_size
        .endproc

; ---------------------------------------------------------------------------------------------
; Commands
; ---------------------------------------------------------------------------------------------

; command: the line at txt: addresses, a letter and what belongs to it.
command .proc
        tsx
        stx loop_stack
        jsr addresses
        jsr text.skip
        beq print               ; only an address
        ldx #0
next:   lda letters,x
        beq bad
        cmp (txt)
        beq found
        inx
        bra next
found:  .incw txt
        txa
        asl
        tax
        jmp (routines,x)
bad:    jmp wrong
        .endproc

letters .text "pnaicdsmj=wqh"
letters_end
        .byte 0
routines
        .word print, number, append, insert, change, delete, substitute, move, join, tell
        .word write, quit, help
routines_end
        .assert routines_end - routines == 2 * (letters_end - letters), "a letter needs a routine"

; wrong: the command cannot be obeyed; on to the next one.
wrong   .proc
        .sayln "?"
        ldx loop_stack
        txs
        rts
        .endproc

; end_of_command: nothing may follow.
end_of_command .proc
        jsr text.skip
        bne wrong
        rts
        .endproc

; print, number: p, n - the lines, with numbers.
print   .proc
        lda #0
        bra show_lines
        .endproc

number  .proc
        lda #1
        bra show_lines
        .endproc

show_lines .proc
        pha
        jsr end_of_command
        jsr some_lines
        .mvw num, first
        jsr find_line
next:   .cmpw last, first
        bcc done
        pla
        pha
        beq plain
        .mvw acc, first
        .clw acc + 2
        lda #5
        jsr long.print_width
        jsr console.space
plain:  jsr show_line
        .mvw current, first
        .incw first
        bra next
done:   pla
        rts
        .endproc

; show_line: the line at src; src is behind it then.
show_line .proc
next:   lda (src)
        pha
        jsr console.put
        .incw src
        pla
        cmp #lf
        bne next
        rts
        .endproc

; append: a - lines behind the last address; insert: i - before it.
append  .proc
        jsr end_of_command
        .mvw current, last
        bra take_lines
        .endproc

insert  .proc
        jsr end_of_command
        .mvw current, last
        .tstw current
        beq take_lines
        .decw current
        bra take_lines
        .endproc

; take_lines: lines up to a single dot, behind the current one.
take_lines .proc
next:   jsr input.block_line
        beq done
        .mvw str, txt
        jsr insert_line
        bra next
done:   rts
        .endproc

; change: c - other lines for these; delete: d.
change  .proc
        jsr delete
        .mvw current, first
        .decw current
        bra take_lines
        .endproc

delete  .proc
        jsr end_of_command
        jsr some_lines
        .mvw num, first
        jsr find_line
        .mvw dst, src
        .mvw num, last
        .incw num
        jsr find_line
        jsr close_gap
        .subw total, last
        .addw total, first
        .decw total
        .mvw current, first
        .cmpw total, current
        bcs done
        .mvw current, total
done:   rts
        .endproc

; join: j - the lines become one.
join    .proc
        jsr end_of_command
        lda given
        cmp #2
        bcs range
        .mvw last, first        ; without a second address, this one and the next
        .incw last
        .cmpw total, last
        .jcc wrong
range:  jsr some_lines
        .mvw num, last
        .incw num
        jsr find_line
        .mvw target, src        ; behind the lines
        .mvw num, first
        jsr find_line
        .subw target, src
        .cmpi target, line_max_size + 1
        .jcs wrong
        .mvw rounds, last
        .subw rounds, first
next:   .tstw rounds
        beq done
skip:   lda (src)
        .incw src
        cmp #lf
        bne skip
        .mvw dst, src           ; the line end before src goes
        .decw dst
        .phw dst
        jsr close_gap
        .plw src
        .decw total
        .decw rounds
        bra next
done:   .mvw current, first
        rts
        .endproc

; tell: = - the number of the last address, or of the last line.
tell    .proc
        jsr end_of_command
        .mvw num, total
        lda given
        beq show
        .mvw num, last
show:   jsr long.print_word
        jmp console.new_line
        .endproc

; write: w; quit: q, which asks to be repeated when changes would be lost.
write   .proc
        jsr end_of_command
        jmp write_file
        .endproc

quit    .proc
        jsr end_of_command
        lda dirty
        beq leave
        stz dirty
        .sayln "changed: w, or q again"
        rts
leave:  pla                     ; not back to the loop but to the shell
        pla
        rts
        .endproc

help    .proc
        .sayln "[from[,to]] p n a i c d s/old/new/[g] m(to) j = w q"
        rts
        .endproc

; ---------------------------------------------------------------------------------------------
; Substitution and moving
; ---------------------------------------------------------------------------------------------

; substitute: s/old/new/[g] - any character may stand for the slash.
substitute .proc
        jsr text.skip
        beq bad
        jsr text.next_char
        sta global              ; the delimiter for now
        .ldw dst, old
        jsr part
        lda old
        beq bad
        .ldw dst, new
        jsr part
        lda (txt)
        cmp #'g'
        bne one
        .incw txt
one:    pha
        jsr end_of_command
        pla
        eor #'g'
        beq all
        lda #0
        bra set
all:    lda #1
set:    sta global
        jsr some_lines
        stz changes
next:   .cmpw last, first
        bcc done
        jsr substitute_line
        .incw first
        bra next
done:   lda changes
        beq bad
        rts
bad:    jmp wrong

; The characters up to the delimiter to dst; the last delimiter may be missing.
part:   ldy #0
more:   lda (txt)
        beq ended
        .incw txt
        cmp global
        beq ended
        sta (dst),y
        iny
        bra more
ended:  lda #0
        sta (dst),y
        rts
        .endproc

; substitute_line: in line first.
substitute_line .proc
        .mvw num, first
        jsr find_line
        ldy #0
copy:   lda (src),y
        cmp #lf
        beq ended
        sta old_line,y
        iny
        bne copy
ended:  lda #0
        sta old_line,y
        .ldw txt, old_line      ; what is still to be searched
        .ldw arg, new_line      ; what is made of it
        stz arg + 2             ; places found
next:   .mvw dst, txt
        .ldw str, old
        jsr text.contains
        bcc rest
        inc arg + 2
before: .cmpw txt, dst          ; up to the place
        bcs place
        lda (txt)
        jsr make
        .incw txt
        bra before
place:  .ldw str, new
        jsr make_string
        .ldw str, old           ; past the old text
        jsr text.length
        .adda txt
        lda global
        bne next
rest:   lda arg + 2
        beq done
        .mvw str, txt
        jsr make_string
        lda #0
        sta (arg)
        .phw first
        .mvw num, first
        jsr cut
        .mvw current, first
        .decw current
        .ldw str, new_line
        jsr insert_line
        .plw first
        inc changes
done:   rts

; A behind the new line; the string at str behind it.
make:   ldx arg + 1
        cpx #>(new_line + line_size - 2)
        bne room
        ldx arg
        cpx #<(new_line + line_size - 2)
        beq long_line
room:   sta (arg)
        .incw arg
        rts
make_string:
        ldy #0
each:   lda (str),y
        beq made
        jsr make
        iny
        bne each
made:   rts
long_line: jmp wrong
        .endproc

; move: m line - the lines go behind that one.
move    .proc
        jsr some_lines
        .phw first
        .phw last
        jsr address
        .jcc wrong
        jsr end_of_command
        .mvw target, num
        .plw last
        .plw first
        .mvw dst, last          ; how many
        .subw dst, first
        .incw dst
        .cmpw target, last
        .jcs down
        .cmpw target, first
        .jcs wrong
up:     .tstw dst               ; each line behind the one that was moved before
        beq done
        .phw dst
        .mvw num, first
        jsr take_line
        .mvw current, target
        jsr insert_taken
        .incw first
        .incw target
        .plw dst
        .decw dst
        bra up
down:   .tstw dst               ; the first line is cut again and again
        beq done
        .phw dst
        .mvw num, first
        jsr take_line
        .mvw current, target
        .decw current
        jsr insert_taken
        .plw dst
        .decw dst
        bra down
done:   rts

; Line num to old_line, and out of the text.
take_line:
        .phw num
        jsr find_line
        ldy #0
copy:   lda (src),y
        cmp #lf
        beq ended
        sta old_line,y
        iny
        bra copy
ended:  lda #0
        sta old_line,y
        .plw num
        jmp cut
insert_taken:
        .ldw str, old_line
        jmp insert_line
        .endproc

; ---------------------------------------------------------------------------------------------
; Addresses
; ---------------------------------------------------------------------------------------------

; addresses: up to two at txt, to first and last; the current line when there is none.
addresses .proc
        .mvw first, current
        .mvw last, current
        stz given
        jsr text.skip
        cmp #'%'
        beq all
        jsr address
        bcc done
        inc given
        .mvw first, num
        .mvw last, num
        jsr text.skip
        cmp #','
        bne done
        .incw txt
        jsr address
        bcc bad
        inc given
        .mvw last, num
        .cmpw last, first
        bcc bad
done:   rts
all:    .incw txt
        lda #2
        sta given
        .ldw first, 1
        .mvw last, total
        rts
bad:    jmp wrong
        .endproc

; address: a line at txt to num: number . $ /text/ and what is added to it; carry clear when there
; is none.
address .proc
        jsr text.skip
        jsr text.is_digit
        bcs digits
        .mvw num, current
        lda (txt)
        cmp #'.'
        beq past_char
        cmp #'+'
        beq offsets
        cmp #'-'
        beq offsets
        cmp #'/'
        beq searched
        cmp #'$'
        beq at_last
        clc
        rts
at_last: .mvw num, total
past_char: .incw txt
        bra offsets
searched: jsr search
        bra offsets
digits: jsr text.number
        bcs bad
        lda acc + 2
        ora acc + 3
        bne bad
        .mvw num, acc
offsets: lda (txt)
        cmp #'+'
        beq plus
        cmp #'-'
        beq minus
        .cmpw total, num        ; zero is a line for a, i and m
        bcc bad
        sec
        rts
plus:   jsr amount
        .addw num, acc
        bra offsets
minus:  jsr amount
        .subw num, acc
        bcc bad
        bra offsets
bad:    jmp wrong

; The number behind the sign, or one.
amount: .incw txt
        lda (txt)
        jsr text.is_digit
        bcs more
        .ldw acc, 1
        rts
more:   .phw num
        jsr text.number
        .plw num
        rts
        .endproc

; search: the next line, after the current one and around, that contains the text; to num.
search  .proc
        .incw txt
        .ldw dst, old
        ldy #0
take:   lda (txt)
        beq ended
        .incw txt
        cmp #'/'
        beq ended
        sta old,y
        iny
        bra take
ended:  lda #0
        sta old,y
        .mvw target, total
next:   .tstw target
        beq bad
        .decw target
        .incw num
        .cmpw total, num
        bcs there
        .ldw num, 1
there:  .phw num
        jsr find_line
        jsr contains
        .plw num
        bcc next
        rts
bad:    jmp wrong

; Carry set when the line at src contains old.
contains:
        .mvw dst, src
        ldy #$ff
size:   iny
        lda (src),y
        cmp #lf
        bne size
        lda #0                  ; as a string for a while
        sta (src),y
        phy
        .ldw str, old
        jsr text.contains
        ply
        lda #lf
        sta (src),y
        rts
        .endproc

; some_lines: both addresses must be lines, not zero.
some_lines .proc
        .tstw first
        beq bad
        .cmpw total, last
        bcc bad
        rts
bad:    jmp wrong
        .endproc

        .include "buffer.inc"

        .here
        .pub
image_end
        .endsection
        .endmodule
