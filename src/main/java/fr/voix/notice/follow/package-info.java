/** Following a petition, theme, texte or author by mail; digests and news. */
package fr.voix.notice.follow;
