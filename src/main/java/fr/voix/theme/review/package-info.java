/** What a second person reads again of what was filed. */
package fr.voix.theme.review;
