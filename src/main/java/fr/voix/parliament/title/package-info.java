/** Titles in human words, derived by rule from what an amendement does and what its authors say. */
package fr.voix.parliament.title;
