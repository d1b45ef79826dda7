/** How counts grew, drawn. */
package fr.voix.site.chart;
