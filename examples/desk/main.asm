; main.asm - desk, a small system with a RAM disk: layout, outputs, start.
; SPDX-License-Identifier: MIT

        .cpu "65c02"

; The uses tell where the sections of the libraries go: code to the kernel or to the part above it,
; tables to ROM, the buffers of the console below the program. Without an entry a section goes to
; the one of the same name here.
        .module main
        .use lib.config
        .use lib.macros (*)
        .use lib.regs (*)
        .use lib.sys map { text -> kernel }
        .use lib.console map { text -> kernel, vars -> low }
        .use lib.console (sayln)
        .use lib.errors map { text -> kernel }
        .use lib.text map { text -> kernel }
        .use lib.long map { text -> kernel }
        .use lib.random with (first_seed = $1d2b) map { text -> kernel }
        .use lib.crc map { text -> kernel, tables -> rom_tables }
        .use lib.disk with (blocks = config.disk_blocks) map { text -> kernel }
        .use lib.stream map { text -> kernel }
        .use lib.input map { text -> kernel }
        .use commands map { text -> resident }
        .use tools map { text -> resident }
        .use shell map { text -> resident }

; ---------------------------------------------------------------------------------------------
; Memory
; ---------------------------------------------------------------------------------------------

        .region zero, $0000, $00ff
        .region pages, $0200, $03f3
        .region header, config.load_address - 12, config.load_address - 1
        .region ram, config.load_address, config.overlay_base - 1
        .region work, config.work_base, config.work_end
        .region store, config.store_base, config.store_end
        .region rom, config.rom_base, config.rom_end

; Sections of the program; modules add to them in the order in which they use each other.
        .section zvars, kind=zp
        .endsection
        .section vars, kind=bss
vars_end
        .endsection
        .section low, kind=bss
        .endsection
        .section kernel
        .endsection
        .section resident
        .endsection
        .section consts, kind=data
        .endsection
        .section rom_tables, kind=data, align=256
        .endsection

; What sim65 wants to know lies just below the program, so that both make one file.
        .section exe, kind=data
        .text "sim65"
        .byte 2, 1              ; version of the header, 65C02
        .byte sys.csp
        .word config.load_address, start
        .endsection

; ---------------------------------------------------------------------------------------------
; Start
; ---------------------------------------------------------------------------------------------

        .section kernel
start   cld
        ldx #$ff
        txs
        jsr clear_vars
        jsr sys.init
        jsr console.init
        jsr load_rom
        jmp shell.start

; clear_vars: zeros to the variables of all modules. This module comes last, and so do its own.
clear_vars .proc
        .ldw dst, vars_end - .sizeof(vars)
        .ldw len, .sizeof(vars)
next:   lda #0
        sta (dst)
        .incw dst
        .decw len
        .tstw len
        bne next
        rts
        .endproc

; load_rom: the files that lie beside the program.
load_rom .proc
        .ldw str, rom_name
        .ldw dst, config.rom_base
        .ldw len, config.rom_end + 1 - config.rom_base
        jsr sys.load
        bcs failed
        .ldw str, store_name
        .ldw dst, config.store_base - 2 ; the load address comes first
        .ldw len, config.store_end + 1 - config.store_base
        jsr sys.load
        bcs failed
        rts
failed: jsr console.string
        .sayln " is missing"
        jsr console.flush
        lda #1
        jmp sys.quit
        .endproc
        .endsection

        .section consts, kind=data
rom_name        .null "desk.rom"
store_name      .null "desk.ovl"
        .endsection

; ---------------------------------------------------------------------------------------------
; Files
; ---------------------------------------------------------------------------------------------

        .place cpointer in zero         ; first, so that it lies at zero
        .place zvars in zero
        .place low in pages
        .place exe in header
        .pack in ram : kernel, resident, consts, vars
        .pack in rom : rom_tables, rom_text
        .pack in store : files, calc, pl0, vm, edit, dis, draw, quest
        .output "desk.sim65", format=bin, sections=exe,kernel,resident,consts
        .output "desk.rom", format=bin, sections=rom_tables,rom_text, image="$dc00..$efff", fill=$ff
        .output "desk.ovl", format=prg, sections=files,calc,pl0,vm,edit,dis,draw,quest
        .exportsections dir="sections", format=bin
        .mapfile "desk.map", symbols=public
        .endmodule
