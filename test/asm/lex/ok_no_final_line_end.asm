	nop ;= EA
	clc ;= 18