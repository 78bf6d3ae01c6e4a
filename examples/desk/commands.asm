; commands.asm - the commands that are always in memory: files as a whole.
;
; Each is called with txt behind the name of the command and may use all registers of lib.regs.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

        .module commands
        .use lib.config (name_max, line_max, dir_entries, work_base, work_end)
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.errors (error, fail)
        .use lib.sys
        .use lib.console
        .use lib.console (say, sayln)
        .use lib.text
        .use lib.long
        .use lib.disk
        .use lib.stream
        .use lib.stream (stream as purpose)
        .use lib.input

name_size       = name_max + 1
pattern_size    = 32
size_column     = 20            ; of ls, where sizes end
size_width      = 6
host_max        = work_end - work_base + 1

        .section vars, kind=bss, logical
saved_name .res byte, name_size
pattern .res byte, pattern_size
host_name .res byte, line_max + 1
shown   .res byte, 1            ; files that ls or del found
        .endsection

        .section text, kind=code, logical
        .pub

; ---------------------------------------------------------------------------------------------
; The directory
; ---------------------------------------------------------------------------------------------

; list: ls [pattern] - names and sizes.
list    .proc
        jsr take_pattern
        stz shown
        ldx #0
next:   phx
        jsr matches
        bcc other
        inc shown
        jsr show_entry
other:  plx
        inx
        cpx #dir_entries
        bne next
        lda shown
        jsr long.print_byte
        .say " files, "
        jmp space
        .endproc

; space: free - how much room is left.
space   .proc
        jsr disk.count_free
        jsr long.print_byte
        .sayln " blocks free"
        rts
        .endproc

; remove: del pattern - every file that fits.
remove  .proc
        jsr text.skip
        bne given
        .fail error.arguments
given:  jsr take_pattern
        stz shown
        ldx #0
next:   phx
        jsr matches
        bcc other
        inc shown
        jsr stream.check_free
        jsr disk.delete
other:  plx
        inx
        cpx #dir_entries
        bne next
        lda shown
        bne done
        .fail error.missing
done:   rts
        .endproc

; rename: ren old new.
rename  .proc
        jsr input.file_name
        jsr save_name
        jsr input.file_name
        jsr input.no_more
        jsr disk.find
        bcs free
        .fail error.exists
free:   jsr swap_names
        jsr disk.must_find
        jsr swap_names
        jmp disk.rename
        .endproc

        .priv
; take_pattern: the next word, or *, to pattern.
take_pattern .proc
        jsr text.next_word
        bne given
        lda #'*'
        sta text.word
        stz text.word + 1
given:  ldx #pattern_size - 1
        stz pattern + pattern_size - 1
copy:   dex
        bmi done
        lda text.word,x
        sta pattern,x
        bra copy
done:   jmp input.no_more
        .endproc

; matches: carry set when entry X is a file whose name fits the pattern; dir is the entry.
matches .proc
        jsr disk.is_used
        beq no
        jsr entry_name
        .ldw str, pattern
        .ldw dst, text.word
        jmp text.match
no:     clc
        rts
        .endproc

; entry_name: the name of entry dir to text.word.
entry_name .proc
        ldy #0
next:   lda (disk.dir),y
        sta text.word,y
        beq done
        iny
        cpy #name_size - 1
        bne next
        lda #0
        sta text.word,y
done:   rts
        .endproc

; show_entry: name and size of entry dir, whose name is in text.word.
show_entry .proc
        .ldw str, text.word
        jsr console.string
        lda #size_column - size_width
        jsr console.pad
        ldy #disk.entry.size
        lda (disk.dir),y
        sta acc
        iny
        lda (disk.dir),y
        sta acc + 1
        .clw acc + 2
        lda #size_width
        jsr long.print_width
        jmp console.new_line
        .endproc

; save_name: disk.name to saved_name; swap_names: each to the other.
save_name .proc
        ldx #name_size - 1
next:   lda disk.name,x
        sta saved_name,x
        dex
        bpl next
        rts
        .endproc

swap_names .proc
        ldx #name_size - 1
next:   lda disk.name,x
        ldy saved_name,x
        sta saved_name,x
        tya
        sta disk.name,x
        dex
        bpl next
        rts
        .endproc

        .pub
; ---------------------------------------------------------------------------------------------
; Contents
; ---------------------------------------------------------------------------------------------

; show: type name - prints a file.
show    .proc
        jsr input.file_name
        jsr input.no_more
        ldx #purpose.input
        jsr stream.open_read
next:   ldx #purpose.input
        jsr stream.get
        bcs done
        jsr console.put
        bra next
done:   jmp console.fresh_line
        .endproc

; copy: copy from to.
copy    .proc
        jsr open_input
        jsr input.file_name
        jsr input.no_more
        ldx #purpose.output
        jsr stream.open_write
        jmp append_input
        .endproc

; append_input: what is left of the input stream to the output stream.
append_input .proc
next:   ldx #purpose.input
        jsr stream.get
        bcs done
        ldx #purpose.output
        jsr stream.put
        bra next
done:   rts
        .endproc

; join: join to from {from} - files behind each other to a new file.
join    .proc
        jsr input.file_name
        ldx #purpose.output
        jsr stream.open_write
next:   jsr input.file_name
        ldx #purpose.input
        jsr stream.open_read
        jsr append_input
        jsr text.skip
        bne next
        rts
        .endproc

; make: make name - the lines that follow, up to one with a single dot.
make    .proc
        jsr input.file_name
        jsr input.no_more
        ldx #purpose.output
        jsr stream.open_write
next:   jsr input.block_line
        beq done
        .mvw str, txt
        ldx #purpose.output
        jsr stream.put_line
        bra next
done:   rts
        .endproc

; echo: echo text.
echo    .proc
        jsr text.skip
        .mvw str, txt
        jsr console.string
        jmp console.new_line
        .endproc

; script: do name - commands from a file.
script  .proc
        jsr input.file_name
        jsr input.no_more
        jmp input.run_script
        .endproc

; ---------------------------------------------------------------------------------------------
; The host
; ---------------------------------------------------------------------------------------------

; import: import host-name name - a file of the host.
import  .proc
        jsr take_host
        jsr input.file_name
        jsr input.no_more
        .ldw str, host_name
        .ldw dst, work_base
        .ldw len, host_max
        jsr sys.load
        bcs failed
        sta len
        stx len + 1
        .ldw src, work_base
        ldx #purpose.output
        jsr stream.open_write
next:   .tstw len
        beq done
        lda (src)
        ldx #purpose.output
        jsr stream.put
        .incw src
        .decw len
        bra next
done:   rts
failed: .fail error.host
        .endproc

; export: export name host-name - a file of the disk.
export  .proc
        jsr open_input
        jsr take_host
        jsr input.no_more
        .ldw dst, work_base
        .clw len
next:   ldx #purpose.input
        jsr stream.get
        bcs ended
        sta (dst)
        .incw dst
        .incw len
        .cmpi len, host_max
        bcc next
        .fail error.memory
ended:  .ldw dst, work_base
        .ldw str, host_name
        jsr sys.save
        bcs failed
        rts
failed: .fail error.host
        .endproc

        .priv
; take_host: the next word, the name of a file of the host, to host_name.
take_host .proc
        jsr input.word
        .ldw str, text.word
        .ldw dst, host_name
        jmp text.copy
        .endproc

; open_input: the next word is a file that is opened for reading; its name is saved.
open_input .proc
        jsr input.file_name
        jsr save_name
        ldx #purpose.input
        jmp stream.open_read
        .endproc

        .endsection
        .endmodule
