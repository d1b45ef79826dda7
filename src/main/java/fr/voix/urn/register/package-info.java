/** The log over all urns, in which everything that this service signs is bound by one signed line. */
package fr.voix.urn.register;
