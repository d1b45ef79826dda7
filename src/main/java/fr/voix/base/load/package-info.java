/** How much comes in: entrances, pressure, counts that instances share. */
package fr.voix.base.load;
