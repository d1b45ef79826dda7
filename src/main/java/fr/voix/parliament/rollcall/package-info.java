/** Official roll-calls, and the same as Popolo vote events. */
package fr.voix.parliament.rollcall;
