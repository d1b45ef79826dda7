/** Who votes like me: the file of the deputies' positions that everybody gets, and the draw of ten scrutins (match.md). */
package fr.voix.site.match;
