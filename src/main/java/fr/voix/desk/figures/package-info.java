/** How the work of the desk goes, in figures. */
package fr.voix.desk.figures;
