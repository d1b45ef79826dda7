/** How what waits in the database leaves it: letter by letter. */
package fr.voix.base.delivery;
