/** What stands in an urn: leaves, the tree over them, counts. Pure, without a database. */
package fr.voix.urn.leaf;
