"""Tests of the server and the workbench; importing them sets Django up, once, for all of them."""

from tests.workbench.django import set_up

set_up()
