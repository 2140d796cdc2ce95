/** Accounts, keys and credit, made through the services' own APIs as an administrator would. */
@NullMarked
package io.getinference.chaos.money;

import org.jspecify.annotations.NullMarked;
