/** Everything as CSV, NDJSON and Parquet. */
package fr.voix.site.export;
