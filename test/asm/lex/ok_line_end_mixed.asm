	nop ;= EA
	clc ;= 18
	rts ;= 60	brk ;= 00
