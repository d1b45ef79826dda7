/** What everything that speaks HTTP shares: problem documents, headers, networks of callers. */
package fr.voix.base.http;
