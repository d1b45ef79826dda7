/** Who has a scrutin or a petition open on the desk. */
package fr.voix.desk.lock;
