/** Applets of BusyBox 1.36 beside those that are modelled from the start; what is in the table by now is not counted. */
export const OTHER_NAMES: readonly string[] =
  `acpid add-shell addgroup adduser adjtimex ar arp arping ascii awk base32 base64 bc beep blkdiscard blkid blockdev bootchartd brctl
  bunzip2 bzcat bzip2 cal chat chattr chcon chpasswd chpst chroot chrt chvt cksum cmp comm conspy cpio crc32 crond crontab cryptpw
  cttyhack dc dd deallocvt delgroup deluser depmod devmem dhcprelay diff dmesg dnsd dnsdomainname dos2unix dpkg dpkg-deb dumpkmap
  dumpleases ed egrep eject envdir envuidgid ether-wake expand fakeidentd fallocate fatattr fbset fbsplash fdflush fdformat fdisk fgconsole
  fgrep find findfs flock fold free freeramdisk fsck fsck.minix fsfreeze fstrim fsync ftpd ftpget ftpput fuser getfattr getopt getty
  grep gunzip gzip halt hd hdparm hexdump hexedit hostid hostname httpd hush hwclock i2cdetect i2cdump i2cget i2cset i2ctransfer ifconfig
  ifdown ifenslave ifplugd ifup inetd init inotifyd insmod install ionice iostat ip ipaddr ipcalc ipcrm ipcs iplink ipneigh iproute iprule
  iptunnel kbd_mode killall5 klogd last less linux32 linux64 loadfont loadkmap login logname logread losetup lpd lpq lpr lsattr
  lsmod lsof lspci lsscsi lsusb lzcat lzma lzop makedevs makemime man md5sum mdev mesg microcom mim mkdosfs mke2fs mkfs.ext2 mkfs.minix
  mkfs.vfat mknod mkpasswd mkswap modinfo modprobe more mountpoint mpstat mt nameif nanddump nandwrite nbd-client nc netstat nl nmeter
  nologin nsenter nslookup ntpd od openvt partprobe passwd paste patch ping ping6 pipe_progress pivot_root pmap popmaildir poweroff
  powertop pscan pstree pwdx raidautorun rdate rdev readahead readprofile reboot reformime remove-shell renice resize resume rev rfkill
  rmmod route rpm rpm2cpio rtcwake run-init run-parts runlevel runsv runsvdir rx script scriptreplay sed seedrng selinuxenabled sendmail
  sestatus setarch setconsole setfattr setfiles setfont setkeycodes setlogcons setpriv setserial setuidgid sha1sum sha256sum sha3sum
  sha512sum showkey shred shuf slattach smemcap softlimit split ssl_client start-stop-daemon strings su sulogin sum sv svc svlogd svok
  swapoff swapon switch_root sysctl syslogd tac tar taskset tc tcpsvd telnet telnetd tftp tftpd top traceroute traceroute6 tree ts tsort
  ttysize tunctl tune2fs ubiattach ubidetach ubimkvol ubirename ubirmvol ubirsvol ubiupdatevol udhcpc udhcpc6 udhcpd udpsvd uevent
  uncompress unexpand unix2dos unlzma unshare unxz unzip users uudecode uuencode vconfig vi vlock volname w wall watchdog wget who whois
  xxd xz xzcat zcat zcip`
    .split(/\s+/)
    .filter((name) => name !== '');
