-- French is printed with a narrow no-break space before a colon; these three had one that breaks.
update refusal_reason
set explanation = replace(explanation, ' :', E'\u202f:')
where explanation like '% :%';
