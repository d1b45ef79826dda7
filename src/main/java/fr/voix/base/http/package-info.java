/** Shared parts of HTTP: problem documents, headers, networks of callers, marks of routes. */
package fr.voix.base.http;
