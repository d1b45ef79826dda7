/** Official files: fetched, parsed, compared, applied; who votes on them is told. */
package fr.voix.parliament.opendata;
