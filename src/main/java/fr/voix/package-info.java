/** The entry: the command line, and the service that it starts. */
package fr.voix;
