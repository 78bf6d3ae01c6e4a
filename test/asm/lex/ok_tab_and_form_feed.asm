; Tab and form feed are white space.
	nop	;= EA
	clc  ;= 18
