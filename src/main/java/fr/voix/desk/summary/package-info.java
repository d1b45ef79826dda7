/** Where summaries are written, and where a second person reads again. */
package fr.voix.desk.summary;
