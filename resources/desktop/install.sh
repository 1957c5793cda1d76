#!/bin/sh
# Puts Nori among the programs of this desktop, for this person only: it can be started from the menu, and a .nori file
# opens with a double-click. `install.sh --remove` takes it away again, and leaves settings and data alone.
set -eu

here=$(CDPATH= cd -- "$(dirname -- "$0")" && pwd)
share=${XDG_DATA_HOME:-$HOME/.local/share}
program=$HOME/.local/lib/nori
entry=$share/applications/nori.desktop
kind=$share/mime/packages/nori.xml
icon=$share/icons/hicolor/scalable/apps/nori.svg

# What desktops keep of all this is made anew; one that has no such command looks by itself.
tell() {
	update-desktop-database "$share/applications" 2>/dev/null || true
	update-mime-database "$share/mime" 2>/dev/null || true
}

case "${1:-}" in
--remove)
	rm -rf "$program" "$entry" "$kind" "$icon"
	tell
	echo "Nori is removed; settings and data are where they were."
	exit
	;;
"") ;;
*)
	echo "install.sh puts Nori among your programs, install.sh --remove takes it away" >&2
	exit 2
	;;
esac

from=$here/_internal/resources
if [ ! -x "$here/Nori" ] || [ ! -f "$from/desktop/nori.desktop" ]; then
	echo "install.sh must lie in the folder of the program, beside Nori" >&2
	exit 1
fi
if [ "$here" != "$program" ]; then
	mkdir -p "$(dirname -- "$program")"
	rm -rf "$program.new"
	cp -R "$here" "$program.new"
	rm -rf "$program"
	mv "$program.new" "$program"
fi
mkdir -p "$(dirname -- "$entry")" "$(dirname -- "$kind")" "$(dirname -- "$icon")"
# In a desktop entry a path stands in quotes; what they do not keep is escaped, each \ once more, and % is doubled.
path=$(printf '%s' "$program/Nori" | sed -e 's/[\\"`$]/\\&/g' -e 's/\\/\\\\/g' -e 's/%/%%/g')
for_sed=$(printf '%s' "$path" | sed -e 's/[\\&|]/\\&/g')
sed -e "s|@PROGRAM@|\"$for_sed\"|" "$from/desktop/nori.desktop" >"$entry"
cp "$from/desktop/nori.xml" "$kind"
cp "$from/desktop/nori.svg" "$icon"
tell
echo "Nori is among your programs now."
